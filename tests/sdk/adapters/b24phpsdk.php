<?php
// Adapter of bitrix24/b24phpsdk: php b24phpsdk.php PATH/vendor/autoload.php. The result of a method that the SDK has no class for is the list
// of `getResult()`, whose only member a scalar is. Its exceptions tell apart by their class; they hold neither code nor status.
use Bitrix24\SDK\Services\ServiceBuilderFactory;

$file = $argv[1] ?? '';
if (!is_file($file)) {
    fwrite(STDERR, "b24phpsdk is not there: name the path of vendor/autoload.php.\n");
    exit(3);
}
$authority = getenv('CURL_CA_BUNDLE');
if ($authority && ini_get('curl.cainfo') !== $authority && function_exists('pcntl_exec')) {
    pcntl_exec(PHP_BINARY, ['-d', "curl.cainfo=$authority", '-d', "openssl.cafile=$authority", ...$argv]);
}
require $file;
if (!class_exists(ServiceBuilderFactory::class)) {
    fwrite(STDERR, "b24phpsdk is not among the packages of $file.\n");
    exit(3);
}

const KINDS = ['boolean' => 'boolean', 'integer' => 'number', 'double' => 'number', 'string' => 'string', 'NULL' => 'null'];

function oneCall(object $core, array $command): array
{
    try {
        $result = $core->call($command['method'], $command['params'])->getResponseData()->getResult();
    } catch (Throwable $error) {
        return ['outcome' => 'error', 'surface' => 'thrown', 'error' => [
            'type' => get_class($error), 'type_from' => 'class', 'message' => $error->getMessage(),
            'code' => null, 'code_from' => 'none', 'description' => null, 'description_from' => 'none',
            'http_status' => null, 'http_status_from' => 'none', 'cause' => $error->getPrevious()?->getMessage(),
        ]];
    }
    if (!array_key_exists(0, $result)) {
        return ['outcome' => 'result', 'surface' => 'returned', 'result_kind' => 'undefined'];
    }
    $kind = KINDS[gettype($result[0])] ?? 'object';
    return ['outcome' => 'result', 'surface' => 'returned', 'result' => $result[0], 'result_kind' => $kind];
}

while (($line = fgets(STDIN)) !== false) {
    $command = json_decode($line, true);
    if ($command['cmd'] === 'stop') {
        break;
    }
    if ($command['cmd'] === 'handshake') {
        $version = class_exists('Composer\InstalledVersions') && Composer\InstalledVersions::isInstalled('bitrix24/b24phpsdk')
            ? Composer\InstalledVersions::getPrettyVersion('bitrix24/b24phpsdk') : 'unknown';
        $reply = [
            'name' => 'bitrix24/b24phpsdk', 'version' => $version, 'language' => 'PHP', 'license' => 'MIT', 'auth' => ['webhook'],
            'schemes' => ['https', 'http'], 'ca' => 'env', 'proxy' => 'env', 'capabilities' => ['code', 'description', 'http-status'],
        ];
    } else {
        $core = ServiceBuilderFactory::createServiceBuilderFromWebhook($command['portal']['webhook_url'])->core;
        $calls = array_map(fn () => oneCall($core, $command), range(1, $command['repeat']['count']));
        $bad = array_values(array_filter($calls, fn ($call) => $call['outcome'] !== 'result'));
        $reply = ['id' => $command['id']] + ($bad[0] ?? end($calls)) + (count($calls) > 1 ? ['calls' => $calls] : []);
    }
    echo json_encode(['b24sdk' => 1] + $reply, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE), "\n";
}

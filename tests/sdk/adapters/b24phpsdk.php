<?php
// Adapter of bitrix24/b24phpsdk: php b24phpsdk.php [PATH/vendor/autoload.php] [result|raw|forget]. The result of a method that the SDK has no class
// for is the list of `getResult()`, whose only member a scalar is; `raw` reads the HTTP response that the SDK hands on; `forget` reads nothing,
// as callers do who are not interested in the result. Its exceptions tell apart by their class, and by a status where they have one.
use Bitrix24\SDK\Core\Credentials\{ApplicationProfile, AuthToken, Scope};
use Bitrix24\SDK\Services\ServiceBuilderFactory;

require __DIR__ . '/b24sdk-adapter.php';
b24sdk_trust_authority($argv);
$modes = ['result', 'raw', 'forget'];
$mode = array_values(array_intersect($argv, $modes))[0] ?? 'result';
$named = array_values(array_diff(array_slice($argv, 1), $modes))[0] ?? null;
$file = b24sdk_find($named, ['vendor/autoload.php']);
if ($file !== null) {
    require $file;
}
if ($file === null || !class_exists(ServiceBuilderFactory::class)) {
    b24sdk_absent('b24phpsdk is not there: composer require bitrix24/b24phpsdk, or name the path of vendor/autoload.php.');
}

function coreOf(array $portal): object
{
    if ($portal['auth'] === 'webhook') {
        return ServiceBuilderFactory::createServiceBuilderFromWebhook($portal['webhook_url'])->core;
    }
    $factory = new ServiceBuilderFactory(new Symfony\Component\EventDispatcher\EventDispatcher(), new Psr\Log\NullLogger());
    $profile = new ApplicationProfile($portal['client_id'], $portal['client_secret'], new Scope(['im']));
    $expires = time() + $portal['expires_in'];
    $token = new AuthToken($portal['access_token'], $portal['refresh_token'], $expires, $portal['expires_in']);
    $server = substr($portal['oauth_token_url'], 0, -strlen('/oauth/token/'));
    return $factory->init($profile, $token, $portal['origin'], $server)->core;
}

$makers = [
    'result' => fn (object $core, array $command) => $core->call($command['method'], $command['params'])->getResponseData()->getResult(),
    'raw' => fn (object $core, array $command) => $core->call($command['method'], $command['params'])->getHttpResponse()->toArray(false),
    'forget' => function (object $core, array $command) {
        $core->call($command['method'], $command['params']);
    },
];
$readers = [
    'result' => fn ($list) => ['result' => array_key_exists(0, $list) ? $list[0] : ($list === [] ? B24Result::Undefined : $list)],
    'raw' => fn ($body) => isset($body['error'])
        ? ['error' => b24sdk_surfaced(['code' => [$body['error'], 'body'], 'description' => [$body['error_description'] ?? null, 'body']])]
        : ['result' => $body['result'] ?? B24Result::Undefined],
    'forget' => fn () => ['result' => B24Result::Undefined],
];
$installed = 'Composer\InstalledVersions';
$isKnown = class_exists($installed) && $installed::isInstalled('bitrix24/b24phpsdk');
b24sdk_serve(
    [
        'name' => 'bitrix24/b24phpsdk', 'version' => $isKnown ? $installed::getPrettyVersion('bitrix24/b24phpsdk') : 'unknown',
        'language' => 'PHP', 'license' => 'MIT', 'auth' => ['webhook', 'oauth'], 'schemes' => ['https', 'http'], 'ca' => 'env', 'proxy' => 'env',
        'capabilities' => ['refresh-token', 'code', 'description', 'http-status'],
    ],
    function (array $command) use ($makers, $readers, $mode): array {
        $core = coreOf($command['portal']);
        return ['make' => fn () => $makers[$mode]($core, $command), 'read' => $readers[$mode]];
    },
    fn (Throwable $error) => b24sdk_surfaced(
        ['http_status' => [$error->getCode() >= 100 && $error->getCode() < 600 ? $error->getCode() : null, 'property']],
        $error,
    ),
);

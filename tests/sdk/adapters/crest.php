<?php
// Adapter of CRest: php crest.php PATH/crest.php. Webhook or application are set by the constants and files that CRest itself documents; its
// log is on, as by default, and goes to the state directory. What it gives back is an array with `result`, or with `error`.
$file = $argv[1] ?? '';
if (!is_file($file) || !extension_loaded('curl')) {
    fwrite(STDERR, "CRest is not there: name the path of crest.php.\n");
    exit(3);
}
// CRest leaves the authority to PHP's settings, and those can only be given to a new process.
$authority = getenv('CURL_CA_BUNDLE');
if ($authority && ini_get('curl.cainfo') !== $authority && function_exists('pcntl_exec')) {
    pcntl_exec(PHP_BINARY, ['-d', "curl.cainfo=$authority", ...$argv]);
}

/** A copy of CRest in a directory of its own, because it keeps settings beside itself. */
function install(string $file, array $command): void
{
    ['portal' => $portal] = $command;
    $directory = sys_get_temp_dir() . '/crest-' . bin2hex(random_bytes(8));
    mkdir($directory, 0700);
    register_shutdown_function(fn () => array_map('unlink', glob("$directory/*")) && rmdir($directory));
    copy($file, "$directory/crest.php");
    file_put_contents("$directory/settings.php", '<?php');
    define('C_REST_LOGS_DIR', $command['state_dir'] . '/');
    if ($portal['auth'] === 'webhook') {
        define('C_REST_WEB_HOOK_URL', $portal['webhook_url']);
    } else {
        define('C_REST_CLIENT_ID', $portal['client_id']);
        define('C_REST_CLIENT_SECRET', $portal['client_secret']);
        file_put_contents("$directory/settings.json", json_encode([
            'access_token' => $portal['access_token'], 'refresh_token' => $portal['refresh_token'],
            'domain' => $portal['host'], 'application_token' => 'unused', 'client_endpoint' => $portal['client_endpoint'],
        ]));
    }
    require "$directory/crest.php";
}

const KINDS = ['boolean' => 'boolean', 'integer' => 'number', 'double' => 'number', 'string' => 'string', 'NULL' => 'null'];

function oneCall(array $command): array
{
    $answer = CRest::call($command['method'], $command['params']);
    if (isset($answer['error'])) {
        $description = $answer['error_description'] ?? null;
        return ['outcome' => 'error', 'surface' => 'returned', 'error' => [
            'code' => (string) $answer['error'], 'code_from' => 'property',
            'description' => $description, 'description_from' => $description === null ? 'none' : 'property',
            'message' => $answer['error_information'] ?? null,
        ]];
    }
    if (!isset($answer['result'])) {
        return ['outcome' => 'result', 'surface' => 'returned', 'result_kind' => 'undefined'];
    }
    $kind = KINDS[gettype($answer['result'])] ?? (array_is_list($answer['result']) ? 'array' : 'object');
    return ['outcome' => 'result', 'surface' => 'returned', 'result' => $answer['result'], 'result_kind' => $kind];
}

while (($line = fgets(STDIN)) !== false) {
    $command = json_decode($line, true);
    if ($command['cmd'] === 'stop') {
        break;
    }
    if ($command['cmd'] === 'handshake') {
        $text = file_get_contents($file);
        $reply = [
            'name' => 'bitrix-tools/crest', 'version' => preg_match('/@version\s+(\S+)/', $text, $found) ? $found[1] : 'unknown',
            'language' => 'PHP', 'license' => 'unknown', 'auth' => ['webhook', 'oauth'], 'schemes' => ['https', 'http'],
            'ca' => 'env', 'proxy' => 'env', 'capabilities' => ['refresh-token', 'code', 'description'],
        ];
    } else {
        install($file, $command);
        $calls = array_map(fn () => oneCall($command), range(1, $command['repeat']['count']));
        $bad = array_values(array_filter($calls, fn ($call) => $call['outcome'] !== 'result'));
        $reply = ['id' => $command['id']] + ($bad[0] ?? end($calls)) + (count($calls) > 1 ? ['calls' => $calls] : []);
    }
    echo json_encode(['b24sdk' => 1] + $reply, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE), "\n";
}

<?php
// Adapter of CRest: php crest.php [PATH/crest.php]. Webhook or application are set by the constants and files that CRest itself documents; its
// log is on, as by default. All that it keeps lies in the state directory. What it gives back is an array with `result`, or with `error`.
require __DIR__ . '/b24sdk-adapter.php';
b24sdk_trust_authority($argv);
$file = b24sdk_find($argv[1] ?? null, ['crest.php', 'src/crest.php', 'vendor/bitrix-tools/crest/src/crest.php']);
if ($file === null || !extension_loaded('curl')) {
    b24sdk_absent('CRest is not there: put crest.php into the project, or name its path. PHP needs the curl extension.');
}

/** A copy of CRest in the state directory, because it keeps settings beside itself. What the adapter put there itself is gone at the end. */
function install(string $file, array $command): string
{
    ['portal' => $portal, 'state_dir' => $state] = $command;
    $directory = "$state/crest";
    mkdir($directory, 0700);
    copy($file, "$directory/crest.php");
    file_put_contents("$directory/settings.php", '<?php');
    define('C_REST_LOGS_DIR', "$state/logs/");
    $settings = '';
    if ($portal['auth'] === 'webhook') {
        define('C_REST_WEB_HOOK_URL', $portal['webhook_url']);
    } else {
        define('C_REST_CLIENT_ID', $portal['client_id']);
        define('C_REST_CLIENT_SECRET', $portal['client_secret']);
        $settings = json_encode([
            'access_token' => $portal['access_token'], 'refresh_token' => $portal['refresh_token'],
            'domain' => $portal['host'], 'application_token' => 'unused', 'client_endpoint' => $portal['client_endpoint'],
        ]);
        file_put_contents("$directory/settings.json", $settings);
    }
    register_shutdown_function(function () use ($directory, $settings) {
        array_map('unlink', ["$directory/crest.php", "$directory/settings.php"]);
        if (is_file("$directory/settings.json") && file_get_contents("$directory/settings.json") === $settings) {
            unlink("$directory/settings.json");
        }
    });
    require "$directory/crest.php";
    return $directory;
}

function read(mixed $answer): array
{
    if (!is_array($answer) || isset($answer['error'])) {
        $answer = is_array($answer) ? $answer : ['error_information' => gettype($answer)];
        return ['error' => b24sdk_surfaced([
            'code' => [$answer['error'] ?? null, 'property'],
            'description' => [$answer['error_description'] ?? null, 'property'],
        ], null, $answer['error_information'] ?? null)];
    }
    return ['result' => array_key_exists('result', $answer) ? $answer['result'] : B24Result::Undefined];
}

preg_match('/(?:VERSION\s*=\s*[\'"]|@version\s+)([\w.-]+)/', file_get_contents($file), $found);
b24sdk_serve(
    [
        'name' => 'bitrix-tools/crest', 'version' => $found[1] ?? 'unknown', 'language' => 'PHP', 'license' => 'MIT',
        'auth' => ['webhook', 'oauth'], 'schemes' => ['https', 'http'], 'ca' => 'env', 'proxy' => 'env',
        'capabilities' => ['refresh-token', 'code', 'description'],
    ],
    function (array $command) use ($file): array {
        $directory = install($file, $command);
        return [
            'make' => fn () => CRest::call($command['method'], $command['params']),
            'read' => read(...),
            'tokens' => function () use ($directory) {
                $kept = is_file("$directory/settings.json") ? json_decode(file_get_contents("$directory/settings.json"), true) : null;
                return $kept === null ? null : ['access_token' => $kept['access_token'] ?? null, 'refresh_token' => $kept['refresh_token'] ?? null];
            },
        ];
    },
    fn (Throwable $error) => b24sdk_surfaced([], $error),
);

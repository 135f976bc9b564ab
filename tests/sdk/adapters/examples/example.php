<?php
// An adapter in PHP: php example.php. What is under test is callBitrix24, a client with the curl extension; put your SDK in its place.
if (!extension_loaded('curl')) {
    exit(3);
}

final class Bitrix24Error extends Exception
{
    public function __construct(public readonly string $error, public readonly string $description, public readonly int $status)
    {
        parent::__construct("$error: $description");
    }
}

function callBitrix24(string $url, array $params, int $timeout, ?string $authority): mixed
{
    $curl = curl_init($url);
    curl_setopt_array($curl, [
        CURLOPT_POSTFIELDS => http_build_query($params),
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT_MS => $timeout,
    ] + ($authority === null ? [] : [CURLOPT_CAINFO => $authority]));
    $text = curl_exec($curl);
    if ($text === false) {
        throw new Bitrix24Error('NETWORK', curl_error($curl), 0);
    }
    $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    $body = json_decode($text, true);
    if ($status === 200 && is_array($body) && !isset($body['error']) && isset($body['result'])) {
        return $body['result'];
    }
    throw new Bitrix24Error($body['error'] ?? 'INVALID_ANSWER', $body['error_description'] ?? 'Not valid', $status);
}

const KINDS = ['boolean' => 'boolean', 'integer' => 'number', 'double' => 'number', 'string' => 'string', 'NULL' => 'null'];

function oneCall(array $command): array
{
    ['portal' => $portal, 'params' => $params] = $command;
    $url = ($portal['webhook_url'] ?? $portal['client_endpoint']) . $command['method'];
    $token = $portal['auth'] === 'oauth' ? ['auth' => $portal['access_token']] : [];
    $began = hrtime(true);
    try {
        $result = callBitrix24($url, $params + $token, $command['timeout_ms'] ?? 30_000, $command['tls']['ca_file']);
        $kind = KINDS[gettype($result)] ?? (array_is_list($result) ? 'array' : 'object');
        $outcome = ['outcome' => 'result', 'surface' => 'returned', 'result' => $result, 'result_kind' => $kind];
    } catch (Bitrix24Error $error) {
        $outcome = ['outcome' => 'error', 'surface' => 'thrown', 'error' => [
            'type' => get_class($error), 'type_from' => 'class', 'message' => $error->getMessage(),
            'code' => $error->error, 'code_from' => 'property',
            'description' => $error->description, 'description_from' => 'property',
            'http_status' => $error->status, 'http_status_from' => 'property',
        ]];
    }
    return $outcome + ['elapsed_ms' => intdiv(hrtime(true) - $began, 1_000_000)];
}

function reply(array $command): array
{
    if ($command['cmd'] === 'handshake') {
        return [
            'name' => 'php-curl', 'version' => PHP_VERSION, 'language' => 'PHP', 'license' => 'PHP-3.01',
            'auth' => ['webhook', 'oauth'], 'schemes' => ['http', 'https'], 'ca' => 'option', 'proxy' => 'env',
            'timeout' => 'option', 'capabilities' => ['timeout', 'http-status', 'code', 'description'],
        ];
    }
    $calls = array_map(fn () => oneCall($command), range(1, $command['repeat']['count']));
    $bad = array_values(array_filter($calls, fn ($call) => $call['outcome'] !== 'result'));
    return ['id' => $command['id']] + ($bad[0] ?? end($calls)) + (count($calls) > 1 ? ['calls' => $calls] : []);
}

while (($line = fgets(STDIN)) !== false) {
    $command = json_decode($line, true);
    if (($command['cmd'] ?? 'stop') === 'stop') {
        break;
    }
    echo json_encode(['b24sdk' => 1] + reply($command), JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE), "\n";
}

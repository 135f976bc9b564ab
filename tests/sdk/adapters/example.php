<?php
// An adapter in PHP: php example.php. What is under test is callBitrix24, a client with the curl extension; put your SDK in its place.
require __DIR__ . '/b24sdk-adapter.php';
extension_loaded('curl') || b24sdk_absent('Install the curl extension of PHP.');

final class Bitrix24Error extends Exception
{
    public function __construct(public readonly string $error, public readonly string $description, public readonly ?int $status)
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
        throw new Bitrix24Error('NETWORK', curl_error($curl), null);
    }
    $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    $body = json_decode($text, true);
    if ($status === 200 && is_array($body) && !isset($body['error']) && isset($body['result'])) {
        return $body['result'];
    }
    throw new Bitrix24Error($body['error'] ?? 'INVALID_ANSWER', $body['error_description'] ?? 'Not valid', $status);
}

b24sdk_serve(
    [
        'name' => 'php-curl', 'version' => PHP_VERSION, 'language' => 'PHP', 'license' => 'PHP-3.01',
        'auth' => ['webhook', 'oauth'], 'schemes' => ['http', 'https'], 'ca' => 'option', 'proxy' => 'env',
        'timeout' => 'option', 'capabilities' => ['timeout', 'http-status', 'code', 'description'],
    ],
    function (array $command): callable {
        ['portal' => $portal, 'params' => $params] = $command;
        $url = ($portal['webhook_url'] ?? $portal['client_endpoint']) . $command['method'];
        $token = $portal['auth'] === 'oauth' ? ['auth' => $portal['access_token']] : [];
        $timeout = $command['timeout_ms'] ?? 30_000;
        return fn () => callBitrix24($url, $params + $token, $timeout, $command['tls']['ca_file']);
    },
    fn (Throwable $error) => b24sdk_surfaced([
        'code' => [$error->error ?? null, 'property'],
        'description' => [$error->description ?? null, 'property'],
        'http_status' => [$error->status ?? null, 'property'],
    ], $error),
);

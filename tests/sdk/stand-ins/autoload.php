<?php
// Stands in for b24phpsdk in tests: the same names, none of its code.
namespace Bitrix24\SDK\Services;

final class ServiceBuilderFactory
{
    public static function createServiceBuilderFromWebhook(string $url): object
    {
        return (object) ['core' => new Core($url)];
    }
}

final class Core
{
    private mixed $result;

    public function __construct(private readonly string $url)
    {
    }

    public function call(string $method, array $params): self
    {
        $curl = curl_init($this->url . $method);
        curl_setopt_array($curl, [CURLOPT_POSTFIELDS => http_build_query($params), CURLOPT_RETURNTRANSFER => true]);
        $body = json_decode((string) curl_exec($curl), true);
        if (!isset($body['result'])) {
            throw new \RuntimeException(($body['error'] ?? 'no answer') . ' - ' . ($body['error_description'] ?? ''));
        }
        $this->result = $body['result'];
        return $this;
    }

    public function getResponseData(): self
    {
        return $this;
    }

    public function getResult(): array
    {
        return is_array($this->result) ? $this->result : [$this->result];
    }
}

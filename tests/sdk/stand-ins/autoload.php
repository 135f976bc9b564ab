<?php
// Stands in for b24phpsdk and its dependencies in tests: the same names, none of their code.
namespace Psr\Log {
    final class NullLogger
    {
    }
}

namespace Symfony\Component\EventDispatcher {
    final class EventDispatcher
    {
    }
}

namespace Bitrix24\SDK\Core\Credentials {
    final class Scope
    {
        public function __construct(public array $codes)
        {
        }
    }

    final class ApplicationProfile
    {
        public function __construct(public string $clientId, public string $clientSecret, public Scope $scope)
        {
        }
    }

    final class AuthToken
    {
        public function __construct(public string $accessToken, public ?string $refreshToken, public int $expires, public ?int $expiresIn)
        {
        }
    }
}

namespace Bitrix24\SDK\Services {
    use Bitrix24\SDK\Core\Credentials\{ApplicationProfile, AuthToken};

    final class ServiceBuilderFactory
    {
        public function __construct(object $dispatcher, object $logger)
        {
        }

        public static function createServiceBuilderFromWebhook(string $url): object
        {
            return (object) ['core' => new Core($url, null)];
        }

        public function init(ApplicationProfile $profile, AuthToken $token, string $domain, string $server): object
        {
            return (object) ['core' => new Core("$domain/rest/", $token)];
        }
    }

    final class Core
    {
        private array $body = [];

        public function __construct(private readonly string $url, private readonly ?AuthToken $token)
        {
        }

        public function call(string $method, array $params): self
        {
            $token = $this->token === null ? [] : ['auth' => $this->token->accessToken];
            $curl = curl_init($this->url . $method);
            curl_setopt_array($curl, [CURLOPT_POSTFIELDS => http_build_query($params + $token), CURLOPT_RETURNTRANSFER => true]);
            $text = curl_exec($curl);
            if ($text === false) {
                throw new \RuntimeException('no response');
            }
            $this->body = json_decode($text, true) ?? [];
            return $this;
        }

        public function getHttpResponse(): self
        {
            return $this;
        }

        public function toArray(bool $throws): array
        {
            return $this->body;
        }

        public function getResponseData(): self
        {
            if (!isset($this->body['result'])) {
                throw new \RuntimeException(($this->body['error'] ?? 'no answer') . ' - ' . ($this->body['error_description'] ?? ''));
            }
            return $this;
        }

        public function getResult(): array
        {
            return is_array($this->body['result']) ? $this->body['result'] : [$this->body['result']];
        }
    }
}

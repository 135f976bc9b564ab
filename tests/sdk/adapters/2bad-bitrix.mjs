/** `@2bad/bitrix`: node 2bad-bitrix.mjs [PACKAGES]. It has no errors of its own for HTTP: what `got` throws goes through to the caller. */
import { installed, serveAdapter, surfaced } from './adapter.mjs';

const [names = '@2bad/bitrix'] = process.argv.slice(2);
const { sdk, manifest } = await installed(...names.split(','));

serveAdapter({
  handshake: {
    name: manifest.name,
    version: manifest.version,
    language: 'JavaScript',
    license: manifest.license,
    auth: ['webhook', 'oauth'],
    schemes: ['https', 'http'],
    ca: 'env',
    proxy: 'none',
    timeout: 'option',
    capabilities: ['retry-rate-limit', 'throttle', 'http-status', 'code', 'description'],
  },
  prepare({ method, params, portal, timeout_ms }) {
    const options = timeout_ms === null ? undefined : { timeout: timeout_ms };
    const bitrix =
      portal.auth === 'webhook'
        ? sdk.Bitrix(portal.webhook_url.replace(/\/$/, ''), undefined, options)
        : sdk.Bitrix(portal.client_endpoint.replace(/\/$/, ''), portal.access_token, options);
    return {
      make: () => bitrix.call(method, params),
      read: (payload) => ({ result: payload?.result }),
      explain,
    };
  },
});

function explain(error) {
  const body = error.response?.body;
  return {
    ...surfaced(
      {
        type: [error.name, 'class'],
        code: body?.error === undefined ? [error.code, 'property'] : [body.error, 'body'],
        description: [body?.error_description, 'body'],
        http_status: [error.response?.statusCode, 'property'],
      },
      error,
    ),
    body,
  };
}

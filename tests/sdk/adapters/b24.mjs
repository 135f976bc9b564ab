/** `b24`: node b24.mjs [PACKAGES]. It resolves with the body as it is and rejects with what `request-promise` rejects with. */
import { installed, serveAdapter, surfaced } from './adapter.mjs';

const [names = 'b24'] = process.argv.slice(2);
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
    proxy: 'env',
    capabilities: ['refresh-token', 'http-status', 'code', 'description'],
  },
  prepare({ method, params, portal }) {
    let tokens = { access_token: portal.access_token, refresh_token: portal.refresh_token };
    const bitrix24 = new sdk.Bitrix24({
      config:
        portal.auth === 'webhook'
          ? { mode: 'webhook', host: portal.origin, user_id: portal.user_id, code: portal.webhook_secret }
          : {
              mode: 'api',
              host: portal.origin,
              client_id: portal.client_id,
              client_secret: portal.client_secret,
              redirect_uri: 'http://localhost:3000/callback',
            },
      methods: {
        async saveToken(data) {
          tokens = data;
        },
        async retriveToken() {
          return tokens;
        },
      },
    });
    return {
      make: () => bitrix24.callMethod(method, { ...params }),
      read: (body) => ({ result: body?.result }),
      explain,
      tokens: () => ({ access_token: tokens.access_token, refresh_token: tokens.refresh_token }),
    };
  },
});

/** `error.error` is the response's body as text, or what went wrong below. The code stands in that text only. */
function explain(error) {
  const fields = {
    type: [error.name, 'class'],
    code: [error.cause?.code, 'property'],
    description: [undefined, 'none'],
    http_status: [error.statusCode, 'property'],
  };
  return { ...surfaced(fields, error), ...(typeof error.error === 'string' ? { body: error.error } : {}) };
}

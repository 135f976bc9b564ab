/**
 * `@bitrix24/b24jssdk`: node b24jssdk.mjs [PACKAGES] [callMethod]. From 1.0 calls go through `actions.v2.call.make`, which its documentation
 * recommends; before, and when asked, through `callMethod`. Webhooks work over https only: the SDK refuses http.
 */
import { installed, serveAdapter, surfaced } from './adapter.mjs';

const [names = '@bitrix24/b24jssdk', path = 'actions'] = process.argv.slice(2);
const { sdk, manifest } = await installed(...names.split(','));
const modern = !manifest.version.startsWith('0.');

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
    timeout: modern ? 'option' : 'none',
    capabilities: [
      ...['refresh-token', 'throttle', 'http-status', 'code', 'description'],
      ...(modern ? ['retry-rate-limit', 'timeout'] : []),
    ],
  },
  prepare({ method, params, portal, timeout_ms }) {
    if (portal.auth === 'webhook' && portal.scheme === 'http')
      return { unsupported: 'A webhook has to begin with https://.' };
    const b24 = portal.auth === 'webhook' ? sdk.B24Hook.fromWebhookUrl(portal.webhook_url) : oauth(portal);
    if (timeout_ms !== null && modern)
      b24.getHttpClient(sdk.ApiVersion.v2).ajaxClient.defaults.timeout = timeout_ms;
    return {
      async make() {
        const response = await (modern && path === 'actions'
          ? b24.actions.v2.call.make({ method, params })
          : b24.callMethod(method, params));
        return response.isSuccess ? { result: response.getData()?.result } : { errors: response.getErrors() };
      },
      read: ({ result, errors }) =>
        errors === undefined ? { result } : { error: explain(errors.next().value) },
      explain,
      tokens() {
        const { access_token, refresh_token } = (portal.auth === 'oauth' && b24.auth.getAuthData()) || {};
        return access_token === undefined ? null : { access_token, refresh_token };
      },
    };
  },
});

/** From 1.0 on `message` is the description and nothing else; in 0.x it begins with the code, and a description of its own is promised only. */
function explain(error) {
  return surfaced(
    {
      type: [error.name, 'class'],
      code: [error.code, 'property'],
      description: [modern ? error.message : error.description, 'property'],
      http_status: [error.status, 'property'],
    },
    error,
  );
}

function oauth(portal) {
  const origin = new URL(portal.oauth_token_url).origin;
  return new sdk.B24OAuth(
    {
      applicationToken: '',
      userId: Number(portal.user_id),
      memberId: portal.member_id,
      accessToken: portal.access_token,
      refreshToken: portal.refresh_token,
      expires: Math.floor(Date.now() / 1000) + portal.expires_in,
      expiresIn: portal.expires_in,
      scope: 'im',
      domain: portal.origin,
      clientEndpoint: portal.client_endpoint,
      serverEndpoint: `${origin}/rest/`,
      status: 'L',
    },
    { clientId: portal.client_id, clientSecret: portal.client_secret },
  );
}

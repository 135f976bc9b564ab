// The call as a user of b24 writes it.
import b24 from 'b24';

export async function call(portal, method, params) {
  let tokens = { access_token: portal.access_token, refresh_token: portal.refresh_token };
  const { client_id, client_secret } = portal;
  const config =
    portal.auth === 'webhook'
      ? { mode: 'webhook', host: portal.origin, user_id: portal.user_id, code: portal.webhook_secret }
      : {
          mode: 'api',
          host: portal.origin,
          client_id,
          client_secret,
          redirect_uri: 'http://localhost:3000/',
        };
  const methods = {
    async saveToken(data) {
      tokens = data;
    },
    async retriveToken() {
      return tokens;
    },
  };
  const body = await new b24.Bitrix24({ config, methods }).callMethod(method, params);
  return body?.result;
}

// The call as a user of bitrixapi writes it.
import { Bitrix } from 'bitrixapi';

export async function call(portal, method, params) {
  const bitrix =
    portal.auth === 'webhook'
      ? Bitrix(portal.webhook_url.replace(/\/$/, ''))
      : Bitrix(portal.client_endpoint.replace(/\/$/, ''), portal.access_token);
  const payload = await bitrix.call(method, params);
  return payload?.result;
}

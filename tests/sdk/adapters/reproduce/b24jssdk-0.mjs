// The call as a user of @bitrix24/b24jssdk 0.x writes it.
import { B24Hook, B24OAuth } from '@bitrix24/b24jssdk';

export async function call(portal, method, params) {
  const b24 = portal.auth === 'webhook' ? B24Hook.fromWebhookUrl(portal.webhook_url) : oauth(portal);
  const response = await b24.callMethod(method, params);
  if (!response.isSuccess) throw [...response.getErrors()][0];
  return response.getData()?.result;
}

function oauth(portal) {
  const origin = new URL(portal.oauth_token_url).origin;
  return new B24OAuth(
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

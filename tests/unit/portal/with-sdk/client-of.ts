import { B24OAuth } from 'b24jssdk-2.2.0';
import type { RunningPortal } from '../../../../src/portal/portal-options.ts';

/** The vendor's SDK as an application of a portal, with the tokens of user 1. */
export function clientOf({ origin, accessToken, oauthSettings }: RunningPortal): B24OAuth {
  return new B24OAuth(
    {
      applicationToken: '',
      userId: 1,
      memberId: 'member',
      accessToken,
      refreshToken: oauthSettings['B24_REFRESH_TOKEN'] ?? '',
      expires: Math.floor(Date.now() / 1000) + 3600,
      expiresIn: 3600,
      scope: 'im',
      domain: origin,
      clientEndpoint: `${origin}/rest/`,
      serverEndpoint: `${origin}/rest/`,
      status: 'L',
    },
    {
      clientId: oauthSettings['B24_CLIENT_ID'] ?? '',
      clientSecret: oauthSettings['B24_CLIENT_SECRET'] ?? '',
    },
  );
}

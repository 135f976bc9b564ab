import { encodeForm } from '../http/encode-form.ts';
import { type Endpoint, send } from '../http/send.ts';
import { userAgent } from '../http/user-agent.ts';
import { envelopeIn } from '../record/parse-response.ts';
import type { OAuthCredential } from './target.ts';

/** Whether a credential holds all that renewing it needs. */
export function canRenew(oauth: OAuthCredential): oauth is Required<OAuthCredential> {
  const { refreshToken, clientId, clientSecret, tokenUrl } = oauth;
  return [refreshToken, clientId, clientSecret, tokenUrl].every((part) => part !== undefined);
}

/**
 * Gets a new access token from the OAuth server. Nothing of this call is recorded.
 *
 * @returns the credential with its new tokens, or null where the server gave none
 */
export async function renewToken(
  oauth: Required<OAuthCredential>,
  endpoint: Omit<Endpoint, 'origin'>,
): Promise<OAuthCredential | null> {
  const url = new URL(oauth.tokenUrl);
  const body = encodeForm({
    grant_type: 'refresh_token',
    client_id: oauth.clientId,
    client_secret: oauth.clientSecret,
    refresh_token: oauth.refreshToken,
  });
  const path = url.pathname === '/' ? '/oauth/token/' : url.pathname;
  const { response, failure } = await send(
    { ...endpoint, origin: url.origin },
    {
      method: 'POST',
      path,
      shownPath: path,
      headers: [
        ['Host', url.host],
        ['User-Agent', userAgent],
        ['Accept', 'application/json'],
        ['Content-Type', 'application/x-www-form-urlencoded'],
        ['Content-Length', String(body.length)],
        ['Connection', 'keep-alive'],
      ],
      body: Buffer.from(body, 'latin1'),
    },
  );
  if (response === null || failure !== null || response.status !== 200) return null;
  const tokens = envelopeIn(response.body.kept.toString('utf8'));
  const accessToken = tokens?.['access_token'];
  const refreshToken = tokens?.['refresh_token'];
  if (typeof accessToken !== 'string' || accessToken === '') return null;
  return {
    ...oauth,
    accessToken,
    refreshToken: typeof refreshToken === 'string' ? refreshToken : oauth.refreshToken,
  };
}

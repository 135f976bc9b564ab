import { encodePhpJson, type WireValue } from '../php/encode-json.ts';
import { toText } from '../php/php-cast.ts';
import type { PortalContext } from '../pipeline/portal-context.ts';
import type { PortalResponse } from '../pipeline/response.ts';
import { newSecret } from '../seed/with-secrets.ts';
import type { Credential, PortalApplication, RefreshToken } from '../state/portal-state.ts';
import { readParams } from '../transport/read-params.ts';
import type { WireRequest } from '../transport/wire-request.ts';

const lifetime = 3600;

/** Whether a path is that of the token endpoint. On real portals it stands on another host. */
export function isTokenPath(path: string): boolean {
  return /^\/oauth\/token\/?$/.test(path);
}

/**
 * Exchanges a refresh token for a new pair. Each refresh token works once; the access token before stays good until it expires. Statuses and
 * texts of its errors are not known from portals and follow RFC 6749.
 *
 * @see docs/reference/portal.md
 */
export function answerTokenRequest(request: WireRequest, context: PortalContext): PortalResponse {
  const { params } = readParams(request, context.generation.anyJsonType);
  const text = (name: string) => toText(params.get(name)) ?? '';
  if (text('grant_type') !== 'refresh_token')
    return fail(400, 'unsupported_grant_type', 'Only refresh_token is granted here');
  const application = context.state.applications.find(({ clientId }) => clientId === text('client_id'));
  if (application === undefined || application.clientSecret !== text('client_secret'))
    return fail(401, 'invalid_client', 'Client is not known');
  const spent = text('refresh_token');
  const refresh = context.state.refreshTokens.get(spent);
  if (refresh === undefined || refresh.application !== application.name)
    return fail(400, 'invalid_grant', 'Refresh token is not valid');
  context.state.refreshTokens.delete(spent);
  return grant(application, refresh, originOf(request), context);
}

function grant(
  application: PortalApplication,
  refresh: RefreshToken,
  origin: string,
  context: PortalContext,
): PortalResponse {
  const { state } = context;
  const now = context.now();
  for (const [secret, token] of state.tokens)
    if ((token.expiresAt ?? now) < now - lifetime * 1000) state.tokens.delete(secret);
  const access: Credential = {
    kind: 'token',
    name: refresh.name,
    secret: newSecret(),
    user: refresh.user,
    scopes: refresh.scopes,
    expiresAt: now + lifetime * 1000,
    application: application.name,
    refusal: undefined,
  };
  const next = newSecret();
  state.tokens.set(access.secret, access);
  state.refreshTokens.set(next, refresh);
  return json(200, {
    access_token: access.secret,
    expires: Math.floor(now / 1000) + lifetime,
    expires_in: lifetime,
    scope: [...refresh.scopes].join(','),
    domain: origin.replace(/^https?:\/\//, ''),
    server_endpoint: `${origin}/rest/`,
    client_endpoint: `${origin}/rest/`,
    status: 'L',
    member_id: 'reference-portal',
    user_id: refresh.user.id,
    refresh_token: next,
  });
}

function originOf({ secure, headers }: WireRequest): string {
  return `${secure ? 'https' : 'http'}://${headers.host ?? '127.0.0.1'}`;
}

function fail(status: number, error: string, description: string): PortalResponse {
  return json(status, { error, error_description: description });
}

function json(status: number, value: WireValue): PortalResponse {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
    body: encodePhpJson(value),
  };
}

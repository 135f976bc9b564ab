import type { OtherHttpMethod, PlannedRequest } from '../../plan/case.ts';
import { writePath } from '../../plan/path-forms.ts';
import type { HeaderPair } from '../record/exchange.ts';
import { placeholderOf } from '../record/redact.ts';
import { isUserVariant, nobodysToken, userOf, variantOf } from '../target/credential.ts';
import { basicAuthorization } from '../target/network.ts';
import type { OAuthCredential, Target, WebhookCredential } from '../target/target.ts';
import { encodeForm, type Parameters, percentEncode } from './encode-form.ts';
import { resolveParameters } from './resolve-parameters.ts';
import { userAgent } from './user-agent.ts';

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | OtherHttpMethod;
  /** Path and query, exactly as sent. */
  readonly path: string;
  /** The same with the webhook's code already replaced, for the record. */
  readonly shownPath: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer | null;
}

interface Credential {
  /** What stands between the REST entry and the method. */
  readonly path: string;
  readonly shownPath: string;
  readonly token: string | null;
}

function webhookCredential(webhook: WebhookCredential, planned: PlannedRequest): Credential {
  const { credential } = planned;
  const user = userOf(webhook.userId, credential);
  const plain = credential === 'given' || isUserVariant(credential);
  const placeholder = placeholderOf(plain ? 'webhook-code' : `webhook-code:${credential}`);
  return {
    path: `${user}/${variantOf(webhook.code, credential)}/`,
    shownPath: `${user}/${placeholder}/`,
    token: null,
  };
}

function oauthCredential(oauth: OAuthCredential, planned: PlannedRequest): Credential {
  const variant = isUserVariant(planned.credential) ? 'wrong-code' : planned.credential;
  return { path: '', shownPath: '', token: variantOf(oauth.accessToken, variant) };
}

function credentialFor(planned: PlannedRequest, target: Target): Credential {
  if (planned.credential === 'none') return { path: '', shownPath: '', token: null };
  const byToken = planned.auth !== 'default' || planned.credential === 'wrong-token';
  if (target.webhook !== null && !byToken) return webhookCredential(target.webhook, planned);
  if (target.oauth !== null) return oauthCredential(target.oauth, planned);
  if (planned.credential === 'wrong-token') return { path: '', shownPath: '', token: nobodysToken };
  throw new Error(`The target has no credential for a request with auth "${planned.auth}".`);
}

function tokenPlace(planned: PlannedRequest): 'body' | 'query' | 'header' {
  if (planned.auth === 'header' || planned.auth === 'query') return planned.auth;
  const writesBody = planned.encoding === 'post-json' || planned.encoding === 'post-form';
  return writesBody && planned.raw === undefined ? 'body' : 'query';
}

function bodyOf(planned: PlannedRequest, parameters: Parameters): { type: string; bytes: Buffer } | null {
  if (planned.raw !== undefined) {
    return { type: planned.raw.contentType, bytes: Buffer.from(planned.raw.base64, 'base64') };
  }
  switch (planned.encoding) {
    case 'post-json':
      return { type: 'application/json', bytes: Buffer.from(JSON.stringify(parameters), 'utf8') };
    case 'post-form':
      return {
        type: 'application/x-www-form-urlencoded',
        bytes: Buffer.from(encodeForm(parameters), 'latin1'),
      };
    case 'post-query':
      return { type: '', bytes: Buffer.alloc(0) };
    case 'get-query':
      return null;
  }
}

function sendable(path: string): string {
  return path.replace(/[^\u0021-\u00ff]+/g, percentEncode);
}

/**
 * Turns a planned request into bytes for a target. A webhook is used wherever the request leaves the way of signing in
 * open (`auth: 'default'`) and there is one; a token then goes into the body where parameters go there, else into the
 * query. `rawQuery` is sent as it stands, malformed escapes included; only what HTTP forbids in a request line
 * (controls, spaces, characters beyond latin1) is percent-encoded.
 * Throws where the target lacks the credential or a fixture: such a case must not have been run.
 */
export function buildRequest(planned: PlannedRequest, target: Target): WireRequest {
  const credential = credentialFor(planned, target);
  const place = credential.token === null ? null : tokenPlace(planned);
  const auth: Parameters = credential.token === null ? {} : { auth: credential.token };
  const { besides } = planned;
  const other: Parameters = besides === undefined ? {} : { auth: nobodysToken };
  const parameters = resolveParameters(planned.parameters, target.fixtures);
  const inQuery = planned.encoding === 'post-query' || planned.encoding === 'get-query';
  const query = [
    besides === 'query' ? encodeForm(other) : '',
    place === 'query' ? encodeForm(auth) : '',
    inQuery ? encodeForm(parameters) : '',
    encodeForm(resolveParameters(planned.query ?? {}, target.fixtures)),
    planned.rawQuery ?? '',
  ].filter((part) => part !== '');
  const pathWith = (path: string) =>
    sendable(
      writePath(
        {
          root: target.restPath,
          credential: path,
          method: `${planned.method}${planned.suffix}`,
          query: query.length === 0 ? '' : `?${query.join('&')}`,
        },
        planned.pathForm,
      ),
    );
  const inBody = place === 'body' ? auth : besides === 'body' ? other : {};
  const body = bodyOf(planned, { ...parameters, ...inBody });
  const headers: HeaderPair[] = [
    ['Host', new URL(target.origin).host],
    ['User-Agent', userAgent],
    ['Accept', 'application/json'],
    ['Accept-Encoding', planned.acceptEncoding],
  ];
  const basicAuth = target.network?.basicAuth ?? null;
  if (basicAuth !== null) headers.push(['Authorization', basicAuthorization(basicAuth)]);
  if (place === 'header') headers.push(['Authorization', `Bearer ${credential.token}`]);
  if (besides === 'header') headers.push(['Authorization', `Bearer ${nobodysToken}`]);
  if (body !== null && body.type !== '') headers.push(['Content-Type', body.type]);
  if (body !== null) headers.push(['Content-Length', String(body.bytes.length)]);
  headers.push(['Connection', 'keep-alive']);
  return {
    method: planned.httpMethod ?? (planned.encoding === 'get-query' ? 'GET' : 'POST'),
    path: pathWith(credential.path),
    shownPath: pathWith(credential.shownPath),
    headers,
    body: body === null || body.bytes.length === 0 ? null : body.bytes,
  };
}

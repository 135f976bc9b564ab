import type { PhpArray } from '../php/php-value.ts';
import type { Credential, PortalState, PortalUser } from '../state/portal-state.ts';
import type { Refusal } from './outcome.ts';
import type { PortalContext } from './portal-context.ts';
import type { RestCall } from './rest-call.ts';
import { isSystemErrorKey, type SystemErrorKey, systemError } from './system-error.ts';

const notForHandlers = ['auth', 'access_token', 'aplogin', 'ap', 'sessid', 'start', 'state'];

/**
 * Finds out who calls: by the webhook in the path, else a Bearer token, else `auth` or `access_token`, else `aplogin` and `ap`. Afterwards the
 * parameters that authenticate are gone from the call.
 *
 * Unknown to us and decided so: a webhook path beats a Bearer header; a browser session (`sessid`) is never open here.
 *
 * @see docs/reference/portal.md B.2 (order of checks), B.3
 */
export function authenticate(call: RestCall, context: PortalContext): Credential | Refusal {
  const found = find(call, context);
  const credential = typeof found === 'string' ? secondChance(call, context) : found;
  const refused = credential === undefined ? (found as SystemErrorKey) : refusalOf(credential, context);
  removeAuthentication(call.params);
  if (refused !== undefined || credential === undefined)
    return systemError(refused ?? 'NO_AUTH_FOUND', context.generation.statuses);
  return credential;
}

/** Takes out the parameters that no handler ever sees. */
export function removeAuthentication(params: PhpArray): void {
  for (const name of notForHandlers) params.delete(name);
}

function find(call: RestCall, context: PortalContext): Credential | SystemErrorKey {
  const { params, wire } = call;
  if (call.pathCode !== undefined)
    return findWebhook(call.pathUser ?? '', call.pathCode, wire.secure, context);
  const bearer = /^bearer +(\S+)\s*$/i.exec(wire.headers.authorization ?? '')?.[1];
  const token = bearer ?? textOf(params, 'access_token') ?? textOf(params, 'auth');
  if (token !== undefined) return findToken(token, context);
  const [login, code] = [textOf(params, 'aplogin'), textOf(params, 'ap')];
  if (login !== undefined && code !== undefined) return findWebhook(login, code, wire.secure, context);
  const hasSession = params.has('sessid') || wire.headers['x-bitrix-csrf-token'] !== undefined;
  return hasSession ? 'session_failed' : 'NO_AUTH_FOUND';
}

function secondChance(call: RestCall, context: PortalContext): Credential | undefined {
  for (const interceptor of context.interceptors) {
    const credential = interceptor.credential?.(call, context.state);
    if (credential !== undefined) return credential;
  }
  return undefined;
}

function textOf(params: PhpArray, name: string): string | undefined {
  const value = params.get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function findWebhook(
  owner: string,
  code: string,
  secure: boolean,
  context: PortalContext,
): Credential | SystemErrorKey {
  if (!secure && !context.allowHttp) return 'INVALID_REQUEST';
  const webhook = context.state.webhooks.get(code);
  return webhook !== undefined && webhook.user === userNamed(owner, context.state)
    ? webhook
    : 'INVALID_CREDENTIALS';
}

/** The user of a webhook path: an id, or a login when it is not a plain integer. */
function userNamed(owner: string, state: PortalState): PortalUser | undefined {
  if (/^\d{1,15}$/.test(owner)) return state.users.get(Number(owner));
  for (const user of state.users.values()) if (user.login === owner) return user;
  return undefined;
}

function findToken(secret: string, context: PortalContext): Credential | SystemErrorKey {
  const token = context.state.tokens.get(secret);
  if (token === undefined) return 'invalid_token';
  return token.expiresAt !== undefined && context.now() >= token.expiresAt ? 'expired_token' : token;
}

function refusalOf(credential: Credential, context: PortalContext): SystemErrorKey | undefined {
  const refusal = credential.refusal ?? context.state.refusal;
  if (refusal !== undefined) return isSystemErrorKey(refusal) ? refusal : 'ACCESS_DENIED';
  return credential.user.active ? undefined : 'authorization_error';
}

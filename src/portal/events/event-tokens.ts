import { newSecret } from '../seed/with-secrets.ts';
import type { PortalApplication, PortalState, PortalUser } from '../state/portal-state.ts';

/** Seconds that a token of an event is good for, as real ones say. */
const lifetime = 3_600;

/** The members of `auth` that carry tokens. */
export interface EventTokens {
  readonly access_token: string;
  readonly expires_in: number;
  readonly refresh_token: string;
}

/** A pair of tokens of an application for a user, made when the last one is about to end. */
export function eventTokens(
  state: PortalState,
  { name: application, scopes }: PortalApplication,
  user: PortalUser,
): EventTokens {
  const key = `${application}:${user.id}`;
  const now = state.now();
  const known = state.eventTokens.get(key);
  if (known !== undefined && state.tokens.has(known.access) && known.expiresAt > now + 60_000)
    return tokensOf(known.access, known.refresh, known.expiresAt - now);
  if (known !== undefined) {
    state.tokens.delete(known.access);
    state.refreshTokens.delete(known.refresh);
  }
  const made = { access: newSecret(), refresh: newSecret(), expiresAt: now + lifetime * 1_000 };
  const name = `event:${key}`;
  state.eventTokens.set(key, made);
  state.tokens.set(made.access, {
    kind: 'token',
    name,
    secret: made.access,
    user,
    scopes,
    expiresAt: made.expiresAt,
    application,
    refusal: undefined,
  });
  state.refreshTokens.set(made.refresh, { name, application, user, scopes });
  return tokensOf(made.access, made.refresh, lifetime * 1_000);
}

function tokensOf(access: string, refresh: string, ms: number): EventTokens {
  return { access_token: access, expires_in: Math.floor(ms / 1_000), refresh_token: refresh };
}

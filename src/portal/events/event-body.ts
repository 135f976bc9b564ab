import { encodePhpForm } from '../php/encode-form.ts';
import type { PortalState } from '../state/portal-state.ts';
import type { EventHandler } from './event-handler.ts';
import { eventTokens } from './event-tokens.ts';

/** Something that happened in the portal. */
export interface PortalEvent {
  /** In upper case. */
  readonly event: string;
  readonly data: unknown;
  /** Id of the user who did it; undefined where it was nobody, so that no tokens are sent. */
  readonly user: number | undefined;
}

/** The body of the request to a handler: a form, as portals send it. @see docs/reference/portal.md G */
export function eventBody(
  { event, data, user }: PortalEvent,
  { id, application, authType }: EventHandler,
  origin: string,
  state: PortalState,
): string {
  const acting = state.users.get(authType > 0 ? authType : (user ?? 0));
  const known = state.applications.find(({ name }) => name === application);
  const tokens = known === undefined || acting === undefined ? {} : eventTokens(state, known, acting);
  return encodePhpForm({
    event,
    event_handler_id: id,
    data,
    ts: Math.floor(state.now() / 1_000),
    auth: {
      ...tokens,
      scope: known === undefined ? undefined : [...known.scopes].join(','),
      domain: new URL(origin).host,
      server_endpoint: `${origin}/rest/`,
      status: known === undefined ? undefined : 'L',
      client_endpoint: `${origin}/rest/`,
      member_id: state.memberId,
      application_token: known?.applicationToken ?? state.memberId,
    },
  });
}

import type { PortalState } from '../state/portal-state.ts';

const named =
  /(["']?\b(?:auth|access_token|refresh_token|client_secret|ap|sessid|code)["']?(?:=|:\s*|%3[Dd]))("[^"]*"|[^&"'\s,}]+)/gi;
const pathCode = /(\/rest\/[^/\s"]+\/)[^/\s"]+(?=\/)/g;

/** What stands in the place of a secret. */
export const hidden = '[redacted]';

/** A text without the portal's own secrets, without what stands where a secret would, and without the code of any webhook path. */
export function redact(text: string, state: PortalState): string {
  let clean = text.replace(pathCode, `$1${hidden}`).replace(named, (_, name: string) => name + hidden);
  for (const secret of secretsOf(state)) if (clean.includes(secret)) clean = clean.replaceAll(secret, hidden);
  return clean;
}

/** Names of parameters that authenticate. */
export const secretNames: ReadonlySet<string> = new Set([
  'auth',
  'access_token',
  'refresh_token',
  'client_secret',
  'ap',
  'sessid',
]);

/** A value of JSON without secrets: members that authenticate are gone, texts are redacted. */
export function redactMembers(value: unknown, state: PortalState): unknown {
  if (typeof value === 'string') return redact(value, state);
  if (Array.isArray(value)) return value.map((member) => redactMembers(member, state));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !secretNames.has(name.toLowerCase()))
      .map(([name, member]) => [redact(name, state), redactMembers(member, state)]),
  );
}

function* secretsOf(state: PortalState): Iterable<string> {
  yield* state.webhooks.keys();
  yield* state.tokens.keys();
  yield* state.refreshTokens.keys();
  for (const application of state.applications) {
    yield application.clientSecret;
    yield application.applicationToken;
  }
}

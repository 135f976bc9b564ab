import type { AuthMode, HandshakeReply, Scheme } from './protocol.ts';
import type { Scenario } from './scenario.ts';
import type { Subject } from './subject.ts';

/** One call that is to be made: a scenario, and the way to its portal. */
export interface CaseRun {
  /** `access-error`, or `success-fractions.oauth` where a scenario is tried with each way of signing in. */
  readonly id: string;
  readonly scenario: Scenario;
  readonly auth: AuthMode;
  readonly scheme: Scheme;
  readonly proxy: boolean;
  /** Why it is not run; null where it is. */
  readonly notRun: string | null;
}

/** What a person asked for. */
export interface RunWishes {
  readonly slow: boolean;
}

function missing(
  scenario: Scenario,
  auth: AuthMode | undefined,
  handshake: HandshakeReply,
  wishes: RunWishes,
): string | null {
  const claims = (words: readonly string[], word: string | null) => word === null || words.includes(word);
  const wanted = scenario.auth === 'each' ? null : scenario.auth;
  if (auth === undefined || (wanted !== null && wanted !== auth))
    return `Not run: the subject does not sign in by ${wanted ?? 'any way that is known'}.`;
  if (!claims(handshake.schemes, scenario.scheme))
    return `Not run: the subject does not use ${scenario.scheme}.`;
  if (scenario.scheme === 'https' && handshake.ca === 'none')
    return 'Not run: the subject cannot be told which authority to trust.';
  if (!claims(handshake.capabilities, scenario.needs))
    return `Not run: the subject does not claim ${scenario.needs}.`;
  if (scenario.timeoutMs !== null && handshake.timeout !== 'option')
    return 'Not run: the time-out of the subject cannot be set.';
  return scenario.slow && !wishes.slow ? 'Not run: it takes a minute or more; ask for it with --slow.' : null;
}

/** The calls that a subject is put through, in the order of the document. Where it has a choice, what the subject names first is taken. */
export function caseRuns(
  scenarios: readonly Scenario[],
  subject: Pick<Subject, 'auth'>,
  handshake: HandshakeReply,
  wishes: RunWishes,
): readonly CaseRun[] {
  const modes = handshake.auth.filter((mode) => subject.auth?.includes(mode) ?? true);
  return scenarios.flatMap((scenario) => {
    const wanted =
      scenario.auth === 'each'
        ? modes
        : scenario.auth === null
          ? modes.slice(0, 1)
          : modes.filter((mode) => mode === scenario.auth);
    const tried: readonly (AuthMode | undefined)[] = wanted.length === 0 ? [undefined] : wanted;
    return tried.map((auth, index) => ({
      id: index === 0 ? scenario.id : `${scenario.id}.${auth}`,
      scenario,
      auth: auth ?? 'webhook',
      scheme: scenario.scheme ?? handshake.schemes[0] ?? 'http',
      proxy: auth === 'oauth' && (handshake.proxy ?? 'none') !== 'none',
      notRun: missing(scenario, auth, handshake, wishes),
    }));
  });
}

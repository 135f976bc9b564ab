import { fixturesIn } from '../contract/fixture.ts';
import { knownFixtures } from '../contract/known-fixtures.ts';
import { type Capability, type Case, embeddedPortal, type PlannedRequest } from './case.ts';
import { isTokens } from './inputs.ts';

/** What would supply a capability: said when a case cannot be run for want of it. */
function supplierOf(need: Capability): string {
  if (need === 'webhook') return 'B24_WEBHOOK_URL is not set';
  if (need === embeddedPortal)
    return 'no document says what the method writes to, so that only the embedded portal gets it';
  if (need === 'oauth') return 'B24_PORTAL_URL and B24_ACCESS_TOKEN are not set';
  const { says = need, setting, by, make } = knownFixtures().get(need) ?? {};
  if (setting !== undefined && by === 'second') return `neither ${setting} nor B24_SECOND_WEBHOOK_URL is set`;
  if (setting !== undefined) return `${setting} is not set`;
  return make === undefined
    ? `only the embedded portal offers ${says}`
    : `the portal does not give the id of ${says}`;
}

/** What a request needs of a target. */
export function needsOfRequest({
  parameters,
  query,
  credential,
  auth,
}: PlannedRequest): ReadonlySet<Capability> {
  const needs = new Set<Capability>(fixturesIn([parameters, query]));
  if (isTokens(credential) || auth !== 'default') needs.add('oauth');
  else if (credential !== 'given') needs.add('webhook');
  return needs;
}

/** The fixtures that any request of these cases is for. */
export function fixturesOf(cases: readonly Case[]): ReadonlySet<string> {
  const needs = cases.flatMap(({ needs: own, steps }) => [
    ...own,
    ...steps.flatMap(({ requests }) => requests.flatMap((request) => [...needsOfRequest(request)])),
  ]);
  return new Set(needs.filter((need) => knownFixtures().has(need)));
}

/** A case as a target can run it: one that is run-wide or `partial`, does without the requests that lack a fixture. */
export function fitCase(planned: Case, capabilities: ReadonlySet<string>): Case {
  if (planned.runWide === undefined && planned.partial === undefined) return planned;
  const possible = (request: PlannedRequest) =>
    [...needsOfRequest(request)].every((need) => capabilities.has(need));
  return {
    ...planned,
    steps: planned.steps.map((step) => ({ ...step, requests: step.requests.filter(possible) })),
  };
}

/** Why a target cannot run a case; null where it can. */
export function missingFor({ needs }: Case, capabilities: ReadonlySet<string>): string | null {
  const missing = needs.filter((need) => !capabilities.has(need));
  return missing.length === 0 ? null : `Not run: ${missing.map((need) => supplierOf(need)).join('; ')}.`;
}

/** What a case is selected by. */
export type Selectable = Pick<Case, 'id' | 'clause' | 'level'>;

/** A test of cases made of the patterns of `--only`. */
export interface Selection {
  readonly text: string;
  includes(planned: Selectable): boolean;
  /** Whether a case was asked for by its own id. */
  names(id: string): boolean;
}

/** A pattern in which `*` stands for any text, as an expression for the whole of a text. */
export function glob(pattern: string): RegExp {
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`);
}

/**
 * Reads the patterns of `--only`, separated by commas: ids and clauses, both with `*` for any text, `level:must`, and
 * `verdict:fail` (by the verdicts of an earlier run, given as `verdicts`).
 * @returns the selection, or null where no pattern is given
 */
export function selectionOf(
  text: string | null,
  verdicts: ReadonlyMap<string, string> = new Map(),
): Selection | null {
  if (text === null) return null;
  const patterns = text
    .split(',')
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '');
  const tests = patterns.map((pattern) => {
    const [kind, value = ''] = pattern.split(':', 2);
    if (kind === 'level') return ({ level }: Selectable) => level.toLowerCase() === value.toLowerCase();
    if (kind === 'verdict') return ({ id }: Selectable) => verdicts.get(id) === value;
    const form = glob(pattern);
    return ({ id, clause }: Selectable) => form.test(id) || form.test(clause);
  });
  return {
    text,
    includes: (planned) => tests.some((test) => test(planned)),
    names: (id) => patterns.includes(id),
  };
}

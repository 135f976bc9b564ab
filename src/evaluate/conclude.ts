import { isExpired, type Ledger, type LedgerEntry } from './baseline/ledger.ts';
import { covers, isPattern } from './baseline/ledger-index.ts';
import { isTooMuchTrouble, type TroubleSummary } from './run-trouble.ts';
import type { RunWarning } from './run-warnings.ts';
import type { Statement, Verdict } from './verdict.ts';

/** What the conclusion needs to know of a judged case. */
export interface Concluded {
  readonly id: string;
  readonly clause: string;
  readonly level: 'MUST' | 'SHOULD' | 'INFO';
  readonly verdict: Verdict;
  /** What the ledger says of it, where it does. */
  readonly deviation?: Pick<LedgerEntry, 'reason' | 'since'>;
}

/** What a run amounts to. */
export interface Conclusion {
  readonly statement: Statement;
  readonly exitCode: number;
  /** MUST clauses that no case judged. */
  readonly unjudged: readonly string[];
  readonly ledgerProblems: readonly string[];
}

/** How a run was made, as far as the conclusion depends on it. */
export interface RunFacts {
  readonly strict: boolean;
  /** All cases of the plan were asked for. */
  readonly whole: boolean;
  readonly interrupted: boolean;
  readonly ledger: Ledger | null;
  /** Whether all cases that an entry may be about were asked for; always, unless given. A run of several methods asks less of some. */
  readonly asksAllOf?: (entry: LedgerEntry) => boolean;
  /** ISO date. */
  readonly today: string;
  /** What makes the run say little: it is then never green, whatever its cases got. */
  readonly runWarnings?: readonly RunWarning[];
  /** The trouble that requests met; a strict run could not tell above one per cent of them. */
  readonly trouble?: TroubleSummary;
}

const judged: readonly Verdict[] = ['pass', 'lenient', 'fail', 'deviation', 'changed', 'fixed'];

/** Whether a case deviates as a pattern entry says. A generated case tells no entry: it counts for each that covers it. */
function isKnownBy(entry: LedgerEntry, { id, verdict, deviation }: Concluded): boolean {
  if (verdict !== 'deviation' || !covers(entry, id)) return false;
  return deviation === undefined || (deviation.reason === entry.reason && deviation.since === entry.since);
}

/** What is wrong with a ledger itself: entries out of date, and entries of cases that do not exist. */
export function ledgerProblems(
  cases: readonly Concluded[],
  { ledger, today, whole, interrupted, asksAllOf = () => true }: RunFacts,
): readonly string[] {
  if (ledger === null) return [];
  const all = whole && !interrupted ? ledger.entries.filter(asksAllOf) : [];
  const ids = new Set(cases.map(({ id }) => id));
  const expired = ledger.entries.filter((entry) => isExpired(entry, today));
  const orphans = all.filter((entry) => !isPattern(entry) && !ids.has(entry.case));
  const idle = all.filter((entry) => isPattern(entry) && !cases.some((one) => isKnownBy(entry, one)));
  return [
    ...[...new Set(expired.map(({ expires }) => expires))].map(
      (day) => `${listed(expired.filter(({ expires }) => expires === day))} expired on ${day}.`,
    ),
    ...(orphans.length > 0 ? [`${listed(orphans)} matches no case.`] : []),
    ...(idle.length > 0 ? [`${listed(idle)} matches no case that deviates so: remove it.`] : []),
  ];
}

/** Entries in a sentence: the first by its case, the others by their number. */
function listed([first, ...others]: readonly LedgerEntry[]): string {
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `The entry of ${first?.case}${more}`;
}

/** Draws the conclusion: never a percentage, always one of five statements and an exit code. */
export function conclude(cases: readonly Concluded[], facts: RunFacts): Conclusion {
  const has = (...verdicts: readonly Verdict[]) => cases.some(({ verdict }) => verdicts.includes(verdict));
  const problems = ledgerProblems(cases, facts);
  const red = has('fail', 'changed') || (facts.strict && has('lenient'));
  const stale = has('fixed') || problems.length > 0;
  const troubled = facts.strict && facts.trouble !== undefined && isTooMuchTrouble(facts.trouble);
  const dark = has('infra', 'inconclusive') || (facts.runWarnings ?? []).length > 0 || troubled;
  const seen = has(...judged);
  const must = [...new Set(cases.filter(({ level }) => level === 'MUST').map(({ clause }) => clause))];
  const unjudged = must.filter(
    (id) => !cases.some(({ clause, verdict }) => clause === id && judged.includes(verdict)),
  );
  const broken = (facts.runWarnings ?? []).some(({ code }) => code === 'adapter-broken');
  const exitCode = facts.interrupted ? 130 : broken ? 2 : red ? 1 : stale ? 3 : dark ? 4 : seen ? 0 : 5;
  return {
    statement: statementOf(red, dark, seen, has('deviation')),
    exitCode,
    unjudged,
    ledgerProblems: problems,
  };
}

function statementOf(red: boolean, dark: boolean, seen: boolean, deviates: boolean): Statement {
  if (red) return 'not-conformant';
  if (dark) return 'could-not-tell';
  if (!seen) return 'nothing-judged';
  return deviates ? 'conformant-with-deviations' : 'conformant';
}

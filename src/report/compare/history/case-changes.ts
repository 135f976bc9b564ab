import type { Verdict } from '../../../evaluate/verdict.ts';
import type { CaseChanges, VerdictChange } from './history.ts';

/** What a run said of a case; null where it had no such case. */
export interface SaidOf {
  readonly clause: string;
  readonly verdict: Verdict;
}

const changeKinds = ['regressed', 'fixed', 'newlyJudged', 'changed', 'new', 'gone'] as const;

/** Verdicts that decide nothing about the contract. */
const unjudged: ReadonlySet<Verdict> = new Set(['not-run', 'infra', 'inconclusive']);

/** What a change of verdict means. */
export type ChangeKind = (typeof changeKinds)[number];

function isBroken(verdict: Verdict, strict: boolean): boolean {
  return verdict === 'fail' || verdict === 'changed' || (strict && verdict === 'lenient');
}

function isKept(verdict: Verdict, strict: boolean): boolean {
  return verdict === 'pass' || verdict === 'fixed' || (!strict && verdict === 'lenient');
}

/**
 * Regressed: what was seen good, or was known to deviate, is bad now. Fixed: what was bad, ledger or not, is good now. Newly
 * judged: nothing was known before, so nothing can have become better or worse. A case that could not be judged now has none
 * of these: that is `changed`.
 */
export function changeKind(before: Verdict | null, now: Verdict | null, strict: boolean): ChangeKind | null {
  if (before === now) return null;
  if (before === null) return 'new';
  if (now === null) return 'gone';
  if (unjudged.has(before)) return unjudged.has(now) ? 'changed' : 'newlyJudged';
  if (isBroken(now, strict))
    return isKept(before, strict) || before === 'deviation' ? 'regressed' : 'changed';
  return isKept(now, strict) && (isBroken(before, strict) || before === 'deviation') ? 'fixed' : 'changed';
}

/** Whether anything changed at all. */
export function hasChanges(changes: CaseChanges): boolean {
  return changeKinds.some((kind) => changes[kind].length > 0);
}

/** Sorts cases into what became of them; those of now in their order, then those that are gone. */
export function caseChanges(
  now: ReadonlyMap<string, SaidOf>,
  verdictBefore: (id: string) => Verdict | null,
  gone: Iterable<readonly [id: string, said: SaidOf]>,
  strict: boolean,
): CaseChanges {
  const changes: Record<ChangeKind, VerdictChange[]> = {
    regressed: [],
    fixed: [],
    newlyJudged: [],
    changed: [],
    new: [],
    gone: [],
  };
  for (const [id, { clause, verdict }] of now) {
    const before = verdictBefore(id);
    const kind = changeKind(before, verdict, strict);
    if (kind !== null) changes[kind].push({ id, clause, before, now: verdict });
  }
  for (const [id, { clause, verdict }] of gone)
    if (!now.has(id)) changes.gone.push({ id, clause, before: verdict, now: null });
  return changes;
}

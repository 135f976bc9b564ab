import type { Verdict } from '../../../evaluate/verdict.ts';
import type { CaseChanges, VerdictChange } from './history.ts';

/** What a run said of a case; null where it had no such case. */
export interface SaidOf {
  readonly clause: string;
  readonly verdict: Verdict;
}

const changeKinds = ['regressed', 'fixed', 'changed', 'new', 'gone'] as const;

/** What a change of verdict means. */
export type ChangeKind = (typeof changeKinds)[number];

function isBroken(verdict: Verdict, strict: boolean): boolean {
  return verdict === 'fail' || verdict === 'changed' || (strict && verdict === 'lenient');
}

function isKept(verdict: Verdict, strict: boolean): boolean {
  return verdict === 'pass' || verdict === 'fixed' || (!strict && verdict === 'lenient');
}

/**
 * Regressed: a promise is broken that was not, or was known to be. Fixed: a promise that was broken, ledger or not, is
 * kept. A portal that could not be seen has neither: that is `changed`.
 */
export function changeKind(before: Verdict | null, now: Verdict | null, strict: boolean): ChangeKind | null {
  if (before === now) return null;
  if (before === null) return 'new';
  if (now === null) return 'gone';
  if (isBroken(now, strict)) return isBroken(before, strict) ? 'changed' : 'regressed';
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

import type { Level } from '../../contract/contract.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import type { Finding } from '../finding.ts';
import { type Judgement, judgementOf } from './judge-case.ts';

/** What a run-wide case finds in one observation. */
export interface RunWideResult {
  /** Null where the clause has nothing to say of the observation. */
  readonly findings: readonly Finding[] | null;
  /** Why the observation could not be judged, if something stood in the way. */
  readonly unmet: Finding | null;
}

/** How equal findings are counted. */
export interface FindingGroup<O> {
  /** The observation of the first. */
  readonly first: O;
  readonly findings: number;
  /** Observations with such a finding. */
  readonly observations: number;
  /** Observations that were judged. */
  readonly all: number;
}

/** How a run-wide case judges. `O` is an observation. */
export interface RunWideRule<O> {
  readonly level: Level;
  /** Number or name of an observation. One that is shown again is not judged again. */
  idOf(one: O): number | string;
  judge(one: O): RunWideResult;
  /** Findings with equal names are equal: only the first few are listed. */
  groupOf(finding: Finding): string;
  /** How many equal findings are listed. */
  readonly maxListed: number;
  /** How many exchanges are shown. */
  readonly maxShown: number;
  /** Says of the first of some equal findings how many there are. */
  spread(finding: Finding, group: FindingGroup<O>): Finding;
  /** The exchange that shows a finding, or, for null, the one that shows that the clause holds. */
  exchangeOf(one: O, finding: Finding | null): Exchange | null;
  /** The judgement where no observation could be judged. `unmet` is why the first could not. */
  nothingJudged(unmet: Finding | null): Judgement;
  /** Says that the clause holds in so many observations. */
  holds(count: number): string;
}

/** The judgement of a run-wide case, the exchanges that explain it, and how many observations it judged. */
export interface RunWideJudgement {
  readonly judgement: Judgement;
  readonly exchanges: readonly Exchange[];
  readonly responsesJudged: number;
}

/** A case that is judged by the observations of the whole run. */
export interface RunWideCase<O> {
  observe(one: O): void;
  /** The judgement by all that was observed so far. */
  judge(): RunWideJudgement;
}

interface Group<O> {
  readonly first: O;
  readonly listed: Finding[];
  readonly observations: Set<number | string>;
  findings: number;
}

/** Starts to judge a run-wide case. */
export function createRunWideCase<O>(rule: RunWideRule<O>): RunWideCase<O> {
  const known = new Set<number | string>();
  const groups = new Map<string, Group<O>>();
  const shown = new Set<Exchange>();
  let judged = 0;
  let unmet: Finding | null = null;
  let sample: Exchange | null = null;

  function list(one: O, finding: Finding): void {
    const name = rule.groupOf(finding);
    const group = groups.get(name) ?? { first: one, listed: [], observations: new Set(), findings: 0 };
    groups.set(name, group);
    group.findings += 1;
    group.observations.add(rule.idOf(one));
    if (group.listed.length >= rule.maxListed) return;
    group.listed.push(finding);
    const exchange = rule.exchangeOf(one, finding);
    if (exchange !== null && shown.size < rule.maxShown) shown.add(exchange);
  }

  function listed(): readonly Finding[] {
    return [...groups.values()].flatMap((group) =>
      group.listed.map((finding, index) => {
        const { first, findings, observations } = group;
        const counts = { first, findings, observations: observations.size, all: judged };
        return index === 0 ? rule.spread(finding, counts) : finding;
      }),
    );
  }

  return {
    observe(one) {
      const id = rule.idOf(one);
      if (known.has(id)) return;
      known.add(id);
      const result = rule.judge(one);
      if (result.findings === null) {
        unmet ??= result.unmet;
        return;
      }
      judged += 1;
      sample ??= rule.exchangeOf(one, null);
      for (const finding of result.findings) list(one, finding);
    },
    judge() {
      if (judged === 0)
        return { judgement: rule.nothingJudged(unmet), exchanges: [], responsesJudged: judged };
      const judgement = judgementOf(rule.level, listed());
      const reason = judgement.verdict === 'pass' ? rule.holds(judged) : judgement.reason;
      const exchanges = shown.size > 0 ? [...shown] : sample === null ? [] : [sample];
      return { judgement: { ...judgement, reason }, exchanges, responsesJudged: judged };
    },
  };
}

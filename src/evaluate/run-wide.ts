import type { Contract } from '../contract/contract.ts';
import { partOf } from '../contract/joined-contract.ts';
import type { Exchange } from '../exchange/record/exchange.ts';
import type { Case } from '../plan/case.ts';
import { checkNamed } from './all-checks.ts';
import type { CheckContext, Observation, ResponseCheck } from './check.ts';
import type { Finding } from './finding.ts';
import { contextOf, type Judgement, judgementOf, observationsOf, requestsOf } from './judge-case.ts';
import { withSpread } from './make-finding.ts';
import { breaksFraming, saysNothing } from './responsible.ts';
import { nothingToJudge, unmetPrecondition } from './unmet-precondition.ts';

/** How many equal findings a watching case lists, and how many exchanges it keeps to show. */
const most = 3;

interface Watched {
  readonly planned: Case;
  readonly check: Pick<ResponseCheck, 'judge'>;
  readonly context: CheckContext;
  readonly kept: Map<string, Finding[]>;
  readonly counts: Map<string, number>;
  readonly shown: Exchange[];
  applied: number;
  unseen: Finding | null;
  sample: Exchange | null;
}

/** The judgement of a watching case, the exchanges that explain it, and how many responses it looked at. */
export interface RunWideJudgement {
  readonly judgement: Judgement;
  readonly exchanges: readonly Exchange[];
  readonly watched: number;
}

/** What cases that watch the whole run have seen so far. */
export interface RunWideJudge {
  /** Shows the exchanges of a case; each exchange is looked at once, however many cases share it. */
  observe(planned: Case, exchanges: readonly Exchange[]): void;
  /** The judgement of a watching case by all that was observed, and the exchanges that explain it. */
  judge(planned: Case): RunWideJudgement;
}

function concerns({ planned }: Watched, seen: Observation): boolean {
  const { response } = seen;
  return (
    breaksFraming(seen) ||
    planned.watch === 'any' ||
    planned.watch === response.kind ||
    (response.kind === 'unreadable' && watchesUnreadable(planned, response.status))
  );
}

/** A response that cannot be read counts as the kind that its status claims. */
function watchesUnreadable({ watch }: Case, status: number | null): boolean {
  return watch === ((status ?? 0) >= 400 ? 'error' : 'success');
}

function take(watched: Watched, seen: Observation): void {
  if (saysNothing(seen)) {
    watched.unseen ??= unmetPrecondition(seen);
    return;
  }
  if (!concerns(watched, seen)) {
    if (seen.response.kind === 'none' || seen.response.kind === 'foreign')
      watched.unseen ??= unmetPrecondition(seen);
    return;
  }
  const findings = watched.check.judge(seen, watched.context);
  if (findings === null) {
    watched.unseen ??= unmetPrecondition(seen);
    return;
  }
  watched.applied += 1;
  watched.sample ??= seen.exchange;
  for (const finding of findings) {
    const mark = JSON.stringify([finding.code, finding.pointer]);
    const kept = watched.kept.get(mark) ?? [];
    watched.kept.set(mark, kept);
    watched.counts.set(mark, (watched.counts.get(mark) ?? 0) + 1);
    if (kept.length >= most) continue;
    kept.push(finding);
    if (watched.shown.length < most && !watched.shown.includes(seen.exchange))
      watched.shown.push(seen.exchange);
  }
}

/** Equal findings, at most three, the first of which says how many there are. */
function told(watched: Watched): Finding[] {
  return [...watched.kept].flatMap(([mark, findings]) => {
    const count = watched.counts.get(mark) ?? findings.length;
    return findings.map((finding, index) =>
      index === 0 && count > 1
        ? withSpread(finding, { of: 'responses', count, all: watched.applied })
        : finding,
    );
  });
}

/** Starts watching for the cases of a plan that watch. */
export function createRunWideJudge(contract: Contract, plan: readonly Case[]): RunWideJudge {
  const watching = plan.flatMap((planned): Watched[] => {
    const found = checkNamed(planned.check);
    const check = found?.scope === 'case' ? found.watch?.() : found;
    if (planned.watch === undefined || check === undefined) return [];
    const context = contextOf(contract, planned);
    return [
      {
        planned,
        check,
        context,
        kept: new Map(),
        counts: new Map(),
        shown: [],
        applied: 0,
        unseen: null,
        sample: null,
      },
    ];
  });
  const byId = new Map(watching.map((watched) => [watched.planned.id, watched]));
  const known = new Set<number>();
  return {
    observe(planned, exchanges) {
      const part = partOf(contract, planned.clause);
      for (const seen of observationsOf(requestsOf(contract, planned, exchanges), exchanges)) {
        if (known.has(seen.exchange.id)) continue;
        known.add(seen.exchange.id);
        for (const watched of watching) if (watched.context.contract === part) take(watched, seen);
      }
    },
    judge(planned) {
      const watched = byId.get(planned.id);
      if (watched === undefined)
        return { judgement: judgementOf(planned.level, [nothingToJudge()]), exchanges: [], watched: 0 };
      const findings = watched.applied > 0 ? told(watched) : [watched.unseen ?? nothingToJudge()];
      const judgement = judgementOf(planned.level, findings);
      const exchanges =
        watched.shown.length > 0 ? watched.shown : watched.sample === null ? [] : [watched.sample];
      const reason =
        judgement.verdict === 'pass'
          ? `The clause holds in all ${watched.applied} such responses of the run.`
          : judgement.reason;
      return { judgement: { ...judgement, reason }, exchanges, watched: watched.applied };
    },
  };
}

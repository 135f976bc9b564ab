import { existsSync } from 'node:fs';
import type { Contract } from '../contract/contract.ts';
import { partsOf } from '../contract/joined-contract.ts';
import { loadContracts } from '../contract/load-contract.ts';
import type { CaseEvidence } from '../evaluate/judge/judge.ts';
import { createPortalJudge } from '../evaluate/judge/portal-kind.ts';
import type { Verdict } from '../evaluate/verdict.ts';
import { createAllowance } from '../exchange/allowance.ts';
import { allowedMethods } from '../exchange/allowed-methods.ts';
import type { Exchange } from '../exchange/record/exchange.ts';
import { openSession } from '../exchange/session.ts';
import { capabilitiesOf } from '../exchange/target/target.ts';
import { idempotentRequests } from '../exchange/trouble/repeatable.ts';
import type { Case } from '../plan/case.ts';
import { controlRequests } from '../plan/control-requests.ts';
import { makePlan } from '../plan/make-plan.ts';
import { planHash } from '../plan/plan-hash.ts';
import { selectionOf } from '../plan/select-cases.ts';
import { appendEvidence } from '../report/evidence/evidence-file.ts';
import { evidenceLines } from '../report/evidence/read-evidence.ts';
import { toneOf } from '../report/model/verdict-word.ts';
import { waitLine } from '../report/text/wait-line.ts';
import { noteBegun } from './begun-cases.ts';
import { ledgerOf } from './ledger-of.ts';
import { createEvidenceGuard } from './perform/evidence-guard.ts';
import { createLookAhead } from './perform/look-ahead.ts';
import { performCase } from './perform/perform-case.ts';
import type { RunHandover } from './start-run.ts';

/** A case that was run and judged in a worker. */
export interface WorkedCase {
  readonly verdict: Verdict;
  readonly reason: string;
  /** Where the verdict must not look green (red or amber): the message of the failed test. */
  readonly failure: string | null;
  /** What was sent and received, as it was recorded. */
  readonly exchanges: readonly Exchange[];
}

/** One process's share of a run. */
export interface WorkerRun {
  perform(planned: Case): Promise<WorkedCase>;
  /** Ends this share of the run, and writes down the requests that were sent for cases which it does not finish. */
  close(): Promise<void>;
}

/** What other processes of the same run have sent already: a process that takes over sends none of it again. */
async function earlierEvidence(evidenceFile: string, plan: readonly Case[]) {
  const byId = new Map(plan.map((planned) => [planned.id, planned]));
  const cases: {
    readonly planned: Case;
    readonly exchanges: readonly Exchange[];
    readonly notRun?: string;
  }[] = [];
  if (!existsSync(evidenceFile)) return cases;
  for await (const line of evidenceLines(evidenceFile, { isOwn: true })) {
    const planned = line.type === 'case' ? byId.get(line.id) : undefined;
    if (line.type === 'case' && planned !== undefined) cases.push({ ...line, planned });
  }
  return cases;
}

/** A case of which nothing is kept. The main process finds it without evidence. */
function unsent(reason: string): WorkedCase {
  return { verdict: 'infra', reason, failure: reason, exchanges: [] };
}

/** Counts how many cases still ask for each request, and names those that a case was the last to ask for. */
function createUses(plan: readonly Case[]) {
  const keysOf = ({ steps }: Case) =>
    new Set(steps.flatMap(({ requests }) => requests.map(({ key }) => key)));
  const uses = new Map<string, number>();
  for (const planned of plan) for (const key of keysOf(planned)) uses.set(key, (uses.get(key) ?? 0) + 1);
  return (planned: Case, exchanges: readonly Exchange[]): readonly string[] => {
    const done = [...keysOf(planned)].filter((key) => {
      const left = (uses.get(key) ?? 1) - 1;
      uses.set(key, left);
      return left === 0;
    });
    const unplanned = exchanges.map(({ key }) => key).filter((key) => !uses.has(key));
    return [...done, ...unplanned];
  };
}

/**
 * Joins a run that another process has begun. Evidence goes to the run's file, line by line, as cases end.
 * `asked` are the ids of the cases that are run, in their order; where they are not known, nothing is sent ahead.
 * Throws where this process makes another plan than the one that began the run: its cases would be other ones.
 */
export async function joinRun(
  handover: RunHandover,
  asked: readonly string[] | null = null,
): Promise<WorkerRun> {
  const { target, terms, evidenceFile, begunFile, today } = handover;
  const contract: Contract = await loadContracts(terms.addresses, { trusted: true });
  const plan = makePlan(contract, terms);
  if (planHash(plan) !== handover.plan)
    throw new Error('The documents or the suite changed while the run was under way. Start it again.');
  const earlier = await earlierEvidence(evidenceFile, plan);
  const judge = createPortalJudge({
    contract,
    plan,
    selection: selectionOf(terms.only, new Map(Object.entries(terms.earlier))),
    ledger: await ledgerOf(terms),
    today,
  });
  for (const { planned, ...evidence } of earlier) judge.take(planned, evidence);
  const isIdempotent = idempotentRequests(contract);
  const byId = new Map(plan.map((one) => [one.id, one]));
  const session = openSession(target, {
    controls: controlRequests(contract),
    isIdempotent,
    allowance: createAllowance(allowedMethods(partsOf(contract)), target),
    tell: (sentence) => process.stderr.write(waitLine(sentence)),
    known: earlier.flatMap(({ exchanges }) => exchanges),
  });
  const following = createLookAhead({
    cases: (asked ?? []).flatMap((id) => byId.get(id) ?? []),
    capabilities: capabilitiesOf(target),
    isIdempotent,
    session,
  });
  const lastUses = createUses(plan);
  let underWay: Promise<CaseEvidence> | null = null;
  let isEnded = false;
  const guard = createEvidenceGuard(begunFile);
  const stop = (why: string): WorkedCase => {
    void session.close();
    const sentence = `${why} The run stops: ${session.sent} requests were sent, and no more will be.`;
    process.stderr.write(waitLine(sentence));
    return unsent(sentence);
  };
  return {
    async perform(planned) {
      if (guard.isStopped) return unsent('Not sent: the evidence of the run cannot be written any more.');
      const begun = guard.write(begunFile, () => noteBegun(begunFile, planned.id));
      if (begun !== null) return stop(begun);
      const ahead = following(planned);
      session.expect(ahead.before);
      underWay = performCase(session, planned, contract, target);
      if (ahead.behind !== null) session.expect(ahead.behind);
      const evidence = await underWay;
      // Who ended the run writes down what was sent.
      if (isEnded) return { verdict: 'not-run', reason: 'The run was ended.', failure: null, exchanges: [] };
      underWay = null;
      const written = guard.write(evidenceFile, () =>
        appendEvidence(evidenceFile, { type: 'case', id: planned.id, ...evidence }),
      );
      if (written !== null) return stop(written);
      session.forget(lastUses(planned, evidence.exchanges));
      const judged = judge.take(planned, evidence);
      const { verdict, reason } = judged.judgement;
      const tone = toneOf(verdict, terms.strict);
      const { exchanges } = evidence;
      if (tone !== 'red' && tone !== 'amber') return { verdict, reason, failure: null, exchanges };
      // What describes a failure in full is not loaded in a run in which nothing fails.
      const { describeFailure } = await import('./describe-failure.ts');
      return { verdict, reason, failure: describeFailure(contract, judged, handover), exchanges };
    },
    async close() {
      isEnded = true;
      const ahead = await session.close();
      const cut = (await underWay?.catch(() => null))?.exchanges ?? [];
      const exchanges = [...cut.filter(({ failure }) => failure?.kind !== 'not-sent'), ...ahead];
      if (exchanges.length > 0)
        guard.write(evidenceFile, () => appendEvidence(evidenceFile, { type: 'sent', exchanges }));
    },
  };
}

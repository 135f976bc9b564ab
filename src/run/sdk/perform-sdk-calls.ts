import { availableParallelism } from 'node:os';
import { everyCall, levelOf, sdkCaseId } from '../../evaluate/sdk/sdk-case.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import { selectionOf } from '../../plan/select-cases.ts';
import { appendEvidence } from '../../report/evidence/evidence-file.ts';
import type { CaseRun } from '../../sdk/case-run.ts';
import { rawCall } from '../../sdk/raw-call.ts';
import { recordCase } from '../../sdk/record-case.ts';
import { type CallContext, runCase } from '../../sdk/run-case.ts';
import type { Scenario, SdkSpec } from '../../sdk/scenario.ts';
import { createSlots } from '../../sdk/start-slots.ts';
import type { SdkRunRequest, SubjectRun } from './sdk-run-request.ts';

/** Processes that may be under way at once, most of them waiting. */
const maxWaiting = 24;

/** Whether any case that is asked for needs a call: its own, or a run-wide one. */
function isAsked(run: CaseRun, spec: SdkSpec, { only, earlier }: SdkRunRequest): boolean {
  const selection = selectionOf(only, earlier);
  if (selection === null) return true;
  return spec.clauses.some((clause) => {
    if (!clause.runWide && !run.scenario.clauses.includes(clause.id)) return false;
    const id = sdkCaseId(clause.id, clause.runWide ? everyCall : run.id);
    return selection.includes({ id, clause: clause.id, level: levelOf(clause) });
  });
}

/** How long a case takes at worst decides who goes first, so that the longest wait is not the last to begin. */
function expectedMs({ scenario }: CaseRun): number {
  return scenario.slow ? 1_000_000 : scenario.repeat.count * 500 + scenario.deadlineMs;
}

/** A plain success over a connection that can be trusted shows best whether an adapter works; then whatever takes least. */
function asProbe(one: CaseRun, other: CaseRun): number {
  const isPlain = ({ scenario }: CaseRun) =>
    scenario.receives.kind === 'success' && scenario.authority === 'run' && scenario.repeat.count === 1;
  return Number(isPlain(other)) - Number(isPlain(one)) || expectedMs(one) - expectedMs(other);
}

function shortened(run: CaseRun, timeoutMs: number | null): CaseRun {
  if (timeoutMs === null) return run;
  const deadlineMs = Math.min(run.scenario.deadlineMs, timeoutMs);
  return { ...run, scenario: { ...run.scenario, deadlineMs } };
}

/**
 * Makes the calls of all subjects side by side, and writes the evidence of each as it ends. The first call of a subject shows whether its adapter
 * works: where it does not, no other is made. After it, the longest go first.
 */
export async function performSdkCalls(
  request: SdkRunRequest,
  subjectRuns: readonly SubjectRun[],
  spec: SdkSpec,
  context: CallContext,
) {
  const slots = createSlots(availableParallelism(), maxWaiting);
  const controls = new Map<string, Promise<Exchange>>();
  const controlOf = (scenario: Scenario): Promise<Exchange> => {
    const known = controls.get(scenario.id) ?? rawCall(scenario, context.certificate);
    controls.set(scenario.id, known);
    return known;
  };
  const asked = subjectRuns.map((own) => ({
    own,
    runs: own.runs.filter((run) => isAsked(run, spec, request)),
  }));
  const total = asked.reduce((sum, { runs }) => sum + runs.length, 0);
  let done = 0;
  const ended = (count = 1): void => {
    done += count;
    request.progress(done, total);
  };
  ended(0);

  /** Makes one call. False where it shows that the adapter does not work. */
  async function call(own: SubjectRun, run: CaseRun, isProbe: boolean): Promise<boolean> {
    const slot = await slots.take();
    try {
      if (request.signal.aborted) return true;
      const control = await controlOf(run.scenario);
      const timed = shortened(run, request.timeoutMs);
      const facts = await runCase(own.subject, timed, context, control, slot.begun, isProbe);
      if (request.signal.aborted) return true;
      const { exchanges, sdk } = recordCase(facts, own.nextExchange);
      own.nextExchange += exchanges.length;
      own.requests += exchanges.length;
      appendEvidence(own.evidenceFile, { type: 'case', id: run.id, exchanges, sdk });
      ended();
      return sdk.end !== 'adapter' && sdk.end !== 'not-started';
    } finally {
      slot.ended();
    }
  }

  function leaveOut(own: SubjectRun, { id }: CaseRun, notRun: string): void {
    appendEvidence(own.evidenceFile, { type: 'case', id, exchanges: [], notRun });
    ended();
  }

  const begun = await Promise.all(
    asked.map(async ({ own, runs }) => {
      for (const run of runs) if (run.notRun !== null) leaveOut(own, run, run.notRun);
      const [probe, ...others] = runs.filter(({ notRun }) => notRun === null).sort(asProbe);
      const works = probe === undefined || (await call(own, probe, true));
      if (works) return others.map((run) => ({ own, run }));
      for (const run of others) leaveOut(own, run, 'Not run: the adapter does not work.');
      return [];
    }),
  );
  const ordered = begun.flat().sort((a, b) => expectedMs(b.run) - expectedMs(a.run));
  await Promise.all(ordered.map(({ own, run }) => call(own, run, false)));
}

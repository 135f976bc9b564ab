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

function shortened(run: CaseRun, timeoutMs: number | null): CaseRun {
  if (timeoutMs === null) return run;
  const deadlineMs = Math.min(run.scenario.deadlineMs, timeoutMs);
  return { ...run, scenario: { ...run.scenario, deadlineMs } };
}

/** Makes the calls of all subjects side by side, the longest first, and writes the evidence of each as it ends. */
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
  const asked = subjectRuns.flatMap((own) =>
    own.runs.filter((run) => isAsked(run, spec, request)).map((run) => ({ own, run })),
  );
  const total = asked.length;
  let done = 0;
  request.progress(done, total);
  const one = async (own: SubjectRun, run: CaseRun): Promise<void> => {
    if (run.notRun !== null) {
      appendEvidence(own.evidenceFile, { type: 'case', id: run.id, exchanges: [], notRun: run.notRun });
    } else {
      const slot = await slots.take();
      try {
        if (request.signal.aborted) return;
        const control = await controlOf(run.scenario);
        const facts = await runCase(
          own.subject,
          shortened(run, request.timeoutMs),
          context,
          control,
          slot.begun,
        );
        if (request.signal.aborted) return;
        const { exchanges, sdk } = recordCase(facts, own.nextExchange);
        own.nextExchange += exchanges.length;
        own.requests += exchanges.length;
        appendEvidence(own.evidenceFile, { type: 'case', id: run.id, exchanges, sdk });
      } finally {
        slot.ended();
      }
    }
    done += 1;
    request.progress(done, total);
  };
  const ordered = [...asked].sort((a, b) => expectedMs(b.run) - expectedMs(a.run));
  await Promise.all(ordered.map(({ own, run }) => one(own, run)));
}

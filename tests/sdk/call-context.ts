import { setMaxListeners } from 'node:events';
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { loadContract } from '../../src/contract/load-contract.ts';
import type { Ledger } from '../../src/evaluate/baseline/ledger.ts';
import { createJudge, type JudgedCase } from '../../src/evaluate/judge/judge.ts';
import type { SdkCase } from '../../src/evaluate/sdk/sdk-case.ts';
import { sdkKind } from '../../src/evaluate/sdk/sdk-kind.ts';
import { packageRoot } from '../../src/package-root.ts';
import type { runAdapter } from '../../src/sdk/adapter/run-adapter.ts';
import { caseRuns } from '../../src/sdk/case-run.ts';
import { loadScenarios } from '../../src/sdk/load-scenarios.ts';
import { makeCallContext } from '../../src/sdk/make-call-context.ts';
import { type Handshake, performHandshake } from '../../src/sdk/perform-handshake.ts';
import { rawCall } from '../../src/sdk/raw-call.ts';
import { recordCase } from '../../src/sdk/record-case.ts';
import { type CallContext, runCase } from '../../src/sdk/run-case.ts';
import { createSlots } from '../../src/sdk/start-slots.ts';
import type { Subject } from '../../src/sdk/subject.ts';

/** Puts a subject into some situations, and judges it by these alone. */
export interface SmallRun {
  readonly handshake: Handshake;
  readonly judged: readonly JudgedCase<SdkCase>[];
}

interface Fixtures {
  readonly judgedBy: (
    subject: Subject,
    scenarios: readonly string[],
    more?: {
      readonly deadlineMs?: number | undefined;
      readonly handshake?: Handshake;
      readonly ledger?: Ledger;
      /** Carries calls out in place of a process of their own. */
      readonly adapt?: typeof runAdapter;
    },
  ) => Promise<SmallRun>;
}

/** A subject that no file describes. */
export function adHocSubject(name: string, command: readonly [string, ...string[]]): Subject {
  const nothing = {
    auth: null,
    deviations: null,
    package: null,
    reproduce: null,
    workingCopy: null,
    alsoInstall: [],
  };
  return { name, title: name, command, isDefault: false, isExample: false, file: name, ...nothing };
}

/** The adapter of the reference client, which also serves those that lie. */
export const referenceSubject = adHocSubject('reference-client', [
  process.execPath,
  join(packageRoot(), 'tests', 'sdk', 'adapters', 'reference.mjs'),
]);

interface WorkerFixtures {
  readonly callContext: CallContext;
  readonly referenceHandshake: Handshake;
}

/** Tests with one call context for each worker: certificates and a directory that goes with it. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  callContext: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
    async ({}, use) => {
      const path = process.env['PATH'] ?? '';
      const { signal } = new AbortController();
      setMaxListeners(0, signal);
      const context = await makeCallContext({ path, project: packageRoot(), signal });
      await use(context);
      rmSync(context.directory, { recursive: true, force: true, maxRetries: 3 });
    },
    { scope: 'worker' },
  ],
  referenceHandshake: [
    async ({ callContext }, use) => use(await performHandshake(referenceSubject, callContext)),
    { scope: 'worker' },
  ],
  judgedBy: async ({ callContext }, use) => {
    const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12' });
    await use(async (subject, names, more = {}) => {
      const { deadlineMs } = more;
      const handshake = more.handshake ?? (await performHandshake(subject, callContext));
      const slots = createSlots(availableParallelism(), 24);
      if (handshake.kind !== 'ready') return { handshake, judged: [] };
      const { reply } = handshake;
      const all = loadScenarios();
      const scenarios = all.scenarios
        .filter(({ id }) => names.includes(id))
        .map((scenario) => ({ ...scenario, deadlineMs: deadlineMs ?? scenario.deadlineMs }));
      const spec = { ...all, scenarios };
      const evidence = await Promise.all(
        caseRuns(scenarios, subject, reply, { slow: false }).map(async (run, index) => {
          if (run.notRun !== null) return { id: run.id, exchanges: [], notRun: run.notRun };
          const slot = await slots.take();
          const control = await rawCall(run.scenario, callContext.certificate);
          const facts = await runCase(
            subject,
            run,
            callContext,
            control,
            slot.begun,
            false,
            more.adapt,
          ).finally(slot.ended);
          const { exchanges, sdk } = recordCase(facts, 1000 * index + 1);
          return { id: run.id, exchanges, sdk };
        }),
      );
      const kind = sdkKind({ contract, spec, handshake: reply, selection: null });
      const judge = createJudge(kind, { ledger: more.ledger ?? null, today: '2026-11-22' });
      for (const one of evidence) for (const planned of kind.casesOf(one.id)) judge.take(planned, one);
      const exchangesOf = ({ evidence: id }: SdkCase) =>
        evidence.find((one) => one.id === id)?.exchanges ?? [];
      return { handshake, judged: judge.conclude(() => 'Not run: the run ended before.', exchangesOf) };
    });
  },
});

/** Clauses with a case whose verdict is not one of the good ones, each once. */
export function redClauses(judged: readonly JudgedCase<SdkCase>[]): readonly string[] {
  const good = ['pass', 'info', 'not-run'];
  return [
    ...new Set(
      judged
        .filter(({ judgement }) => !good.includes(judgement.verdict))
        .map(({ planned }) => planned.clause),
    ),
  ];
}

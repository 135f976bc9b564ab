import { rmSync } from 'node:fs';
import { createRedactor } from '../exchange/record/redact.ts';
import { adapterProblems, adapterTrouble, shownCommand } from './adapter/adapter-trouble.ts';
import { runAdapter } from './adapter/run-adapter.ts';
import { caseRuns } from './case-run.ts';
import { loadScenarios } from './load-scenarios.ts';
import { makeCallContext } from './make-call-context.ts';
import { type Handshake, performHandshake } from './perform-handshake.ts';
import type { CallReply } from './protocol.ts';
import { cleaner, recordCase } from './record-case.ts';
import { type CallContext, runCase } from './run-case.ts';
import type { Subject } from './subject.ts';

/** A line that went between the suite and an adapter, secrets replaced. */
export interface AdapterTalk {
  /** `→` the suite said it, `←` the adapter printed it, `!` the adapter wrote it to stderr. */
  readonly direction: '→' | '←' | '!';
  readonly text: string;
}

/** What a look at an adapter found. */
export interface AdapterCheck {
  /** The command as it is shown. */
  readonly command: string;
  readonly handshake: Handshake;
  readonly handshakeTalk: readonly AdapterTalk[];
  /** The call; null where the handshake failed, or no scenario suits the adapter. */
  readonly call: {
    readonly talk: readonly AdapterTalk[];
    readonly reply: CallReply | null;
    /** Requests that the portal got, as `POST /rest/…`. */
    readonly requests: readonly string[];
    /** Why the adapter does not work; null where it does. */
    readonly trouble: string | null;
  } | null;
}

/** The success that every SDK can be asked for, also by one that uses https only. */
const scenarioId = 'success-whole-seconds';

function recorder(): { readonly talk: AdapterTalk[]; readonly adapt: typeof runAdapter } {
  const talk: AdapterTalk[] = [];
  return {
    talk,
    adapt: (start, command, patience, signal) =>
      runAdapter(
        { ...start, onLine: (direction, text) => talk.push({ direction, text }) },
        command,
        patience,
        signal,
      ),
  };
}

async function oneCall(
  subject: Subject,
  handshake: Handshake,
  context: CallContext,
): Promise<AdapterCheck['call']> {
  if (handshake.kind !== 'ready') return null;
  const scenarios = loadScenarios().scenarios.filter(({ id }) => id === scenarioId);
  const run = caseRuns(scenarios, subject, handshake.reply, { slow: false }).find(
    ({ notRun }) => notRun === null,
  );
  if (run === undefined) return null;
  const { talk, adapt } = recorder();
  const facts = await runCase(subject, run, context, null, () => undefined, true, adapt);
  const { exchanges, sdk } = recordCase(facts, 1);
  const { portal } = facts.harness;
  const clean = cleaner(createRedactor(facts.harness.secrets(), `${portal.host}:${portal.port}`));
  const isBroken = sdk.end === 'adapter' || sdk.end === 'not-started' || sdk.end === 'killed';
  const problems = adapterProblems(facts.adapter, 'the call', run.scenario.deadlineMs).map(clean.text);
  return {
    talk: talk.map(({ direction, text }) => ({ direction, text: clean.text(text) })),
    reply: sdk.reply,
    requests: exchanges.map(
      ({ request }) => `${request.method} ${request.url.replace(/^https?:\/\/[^/]*/, '')}`,
    ),
    trouble:
      isBroken || sdk.end === 'crashed'
        ? adapterTrouble(shownCommand(subject.command, context.project), { ...sdk, problems })
        : null,
  };
}

/** Performs the handshake with an adapter and has it make one call, and keeps every line. `project` is the directory where the command runs. */
export async function checkAdapter(
  subject: Subject,
  options: Pick<CallContext, 'path' | 'project' | 'signal'>,
): Promise<AdapterCheck> {
  const context = await makeCallContext(options);
  try {
    const { talk, adapt } = recorder();
    const handshake = await performHandshake(subject, context, adapt);
    const call = await oneCall(subject, handshake, context);
    return { command: shownCommand(subject.command, options.project), handshake, handshakeTalk: talk, call };
  } finally {
    rmSync(context.directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

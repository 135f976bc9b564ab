import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AdapterRun } from './adapter/adapter-run.ts';
import { adapterProblems, adapterTrouble, shownCommand } from './adapter/adapter-trouble.ts';
import { runAdapter } from './adapter/run-adapter.ts';
import { adapterExit, type HandshakeReply } from './protocol.ts';
import type { CallContext } from './run-case.ts';
import type { Subject } from './subject.ts';

/**
 * What a subject said of itself, or why it cannot be judged. `absent`: the SDK is not installed. `unmet`: something that the adapter needs is not on
 * this machine. `broken`: the adapter does not work.
 */
export type Handshake =
  | { readonly kind: 'ready'; readonly reply: HandshakeReply }
  | { readonly kind: 'absent' | 'unmet' | 'broken'; readonly reason: string };

/** Twenty seconds are enough for any runtime to start on a busy machine; most take a fraction of one. */
const patience = { responseMs: 20_000, endMs: 2_000, late: 'flush' } as const;

/** The last line that an adapter wrote to stderr, which says what to do where an SDK is absent. */
function advice(stderr: string): string {
  const last = stderr.trim().split('\n').at(-1)?.trim() ?? '';
  return last === '' ? '' : ` ${last.slice(0, 200)}`;
}

/** What an adapter's process came to at its first command. */
export function handshakeOf(run: AdapterRun, subject: Subject, base: string): Handshake {
  const [program] = subject.command;
  if (run.handshake !== null && run.problems.length === 0) return { kind: 'ready', reply: run.handshake };
  if (run.code === adapterExit.absent && run.problems.length === 0)
    return {
      kind: 'absent',
      reason: `Not run: ${subject.package ?? subject.title} is not installed.${advice(run.stderr)}`,
    };
  if (run.killed === 'interrupted') return { kind: 'unmet', reason: 'The run was interrupted.' };
  // A bare name is looked for in PATH, so it is an interpreter that is missing and not the adapter.
  if (run.startError === 'ENOENT' && !program.includes('/'))
    return { kind: 'unmet', reason: `${program} is not installed: it is not in PATH.` };
  const traces = {
    problems: adapterProblems(run, 'handshake', patience.responseMs),
    lines: run.lines,
    stderr: run.stderr,
  };
  return { kind: 'broken', reason: adapterTrouble(shownCommand(subject.command, base), traces) };
}

/** Performs the handshake with an adapter: it names the SDK and what that can do. */
export async function performHandshake(
  subject: Subject,
  context: CallContext,
  adapt: typeof runAdapter = runAdapter,
): Promise<Handshake> {
  const stateDir = join(context.directory, randomUUID());
  mkdirSync(stateDir, { mode: 0o700 });
  const { command, workingCopy } = subject;
  const run = await adapt(
    {
      command,
      stateDir,
      caFile: null,
      proxyUrl: null,
      path: context.path,
      project: context.project,
      workingCopy,
    },
    { b24sdk: 1, cmd: 'handshake' },
    patience,
    context.signal,
  );
  rmSync(stateDir, { recursive: true, force: true, maxRetries: 3 });
  return handshakeOf(run, subject, context.project);
}

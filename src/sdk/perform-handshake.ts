import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runAdapter } from './adapter/run-adapter.ts';
import { adapterExit, type HandshakeReply } from './protocol.ts';
import type { CallContext } from './run-case.ts';
import type { Subject } from './subject.ts';

/** What a subject said of itself, or why it cannot be judged: it is not installed, or its adapter does not work. */
export type Handshake =
  | { readonly kind: 'ready'; readonly reply: HandshakeReply }
  | { readonly kind: 'absent' | 'broken'; readonly reason: string };

const patience = { responseMs: 20_000, endMs: 2_000 };

/** Performs the handshake with an adapter: it names the SDK and what that can do. */
export async function performHandshake(subject: Subject, context: CallContext): Promise<Handshake> {
  const stateDir = join(context.directory, randomUUID());
  mkdirSync(stateDir, { mode: 0o700 });
  const { command } = subject;
  const run = await runAdapter(
    { command, stateDir, caFile: null, proxyUrl: null, path: context.path },
    { b24sdk: 1, cmd: 'handshake' },
    patience,
    context.signal,
  );
  rmSync(stateDir, { recursive: true, force: true, maxRetries: 3 });
  if (run.handshake !== null) return { kind: 'ready', reply: run.handshake };
  if (run.code === adapterExit.absent)
    return { kind: 'absent', reason: `Not run: ${subject.package ?? subject.title} is not installed.` };
  const why =
    run.startError !== null
      ? `${command[0]} cannot be started (${run.startError})`
      : run.killed !== null
        ? `its adapter did not reply to handshake within ${patience.responseMs / 1000} s`
        : run.problems.length > 0
          ? `its adapter breaks the protocol: ${run.problems.join('; ')}`
          : `its adapter ended with ${run.signal ?? `code ${run.code}`} without a reply to handshake`;
  const [said = ''] = run.stderr.split('\n').filter((line) => /error|cannot|not found/i.test(line));
  return {
    kind: run.startError === 'ENOENT' ? 'absent' : 'broken',
    reason: `Not run: ${why}.${said === '' ? '' : ` It says: ${said.trim().slice(0, 200)}`}`,
  };
}

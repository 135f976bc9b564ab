import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { CallReply, HandshakeReply } from '../protocol.ts';
import type { Command } from '../protocol-commands.ts';
import { type AdapterLine, readAdapterLine } from './adapter-line.ts';
import { createBoundedText, readLines } from './bounded-output.ts';
import { cleanEnvironment } from './clean-environment.ts';
import { endLeftOvers } from './left-over.ts';

/** What is started, and with what around it. */
export interface AdapterStart {
  readonly command: readonly [program: string, ...parameters: string[]];
  readonly stateDir: string;
  readonly caFile: string | null;
  readonly proxyUrl: string | null;
  readonly path: string;
}

/** How long an adapter may take for its response and, after that, to end, in milliseconds. */
export interface Patience {
  readonly responseMs: number;
  readonly endMs: number;
}

/** What one process of an adapter did: the observation, without opinion. */
export interface AdapterRun {
  readonly handshake: HandshakeReply | null;
  /** The first reply with the id that was asked for. */
  readonly reply: CallReply | null;
  /** Why it was killed before it answered; null where it was not. */
  readonly killed: 'deadline' | 'flood' | 'interrupted' | null;
  /** Exit code; null where a signal ended it, or it could not be started. */
  readonly code: number | null;
  readonly signal: string | null;
  /** Why it could not be started, e.g. `ENOENT`. */
  readonly startError: string | null;
  /** What it did against the protocol, as sentences without its own text. */
  readonly problems: readonly string[];
  /** Processes it left behind. */
  readonly leftOver: number;
  readonly elapsedMs: number;
  readonly log: string;
  readonly stderr: string;
}

const stop = '{"b24sdk":1,"cmd":"stop"}\n';

/**
 * Runs one adapter process for one command: starts it in a group of its own, says the command, waits for the response, says stop, and kills the
 * whole group whatever happened. Never rejects: what goes wrong is what is observed.
 *
 * @param signal ends it at once
 */
export function runAdapter(
  start: AdapterStart,
  command: Exclude<Command, { cmd: 'stop' }>,
  patience: Patience,
  signal?: AbortSignal,
): Promise<AdapterRun> {
  const mark = randomUUID();
  const log = createBoundedText();
  const stderr = createBoundedText();
  const problems: string[] = [];
  const began = performance.now();
  let handshake: HandshakeReply | null = null;
  let reply: CallReply | null = null;
  let killed: AdapterRun['killed'] = null;
  let startError: string | null = null;
  let respondedAfter: number | null = null;
  const elapsed = () => Math.round(performance.now() - began);

  return new Promise((resolve) => {
    let child: ChildProcess;
    const [program, ...parameters] = start.command;
    try {
      child = spawn(program, parameters, {
        cwd: start.stateDir,
        env: cleanEnvironment({ ...start, mark }),
        stdio: ['pipe', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
        shell: false,
        windowsHide: true,
      });
    } catch (error) {
      resolve(finished(null, null, (error as NodeJS.ErrnoException).code ?? 'UNKNOWN', 0));
      return;
    }
    const { pid } = child;

    function finished(
      code: number | null,
      how: string | null,
      failed: string | null,
      leftOver: number,
    ): AdapterRun {
      return {
        handshake,
        reply,
        killed,
        code,
        signal: how,
        startError: failed,
        problems: [...new Set(problems)],
        leftOver,
        elapsedMs: respondedAfter ?? elapsed(),
        log: log.text(),
        stderr: stderr.text(),
      };
    }

    const killAll = (): void => {
      if (pid === undefined) return;
      try {
        process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
      } catch {
        child.kill('SIGKILL');
      }
    };
    const kill = (why: NonNullable<AdapterRun['killed']>): void => {
      if (respondedAfter === null) killed ??= why;
      killAll();
    };
    const say = (text: string): void => {
      child.stdin?.write(text);
    };
    const responded = (): void => {
      if (respondedAfter !== null) return;
      respondedAfter = elapsed();
      clearTimeout(deadline);
      deadline = setTimeout(killAll, patience.endMs);
      say(stop);
      child.stdin?.end();
    };
    const take = (line: AdapterLine): void => {
      if (line.kind === 'log') log.add(`${line.text}\n`);
      else if (line.kind === 'broken') {
        problems.push(line.problem);
        responded();
      } else if (line.kind === 'handshake') {
        if (command.cmd !== 'handshake') problems.push('it replied to a handshake that was not requested');
        else {
          handshake ??= line.reply;
          responded();
        }
      } else if (command.cmd !== 'call' || line.reply.id !== command.id)
        problems.push('it replied with an id that was not requested');
      else if (reply !== null) problems.push('it replied twice');
      else {
        reply = line.reply;
        responded();
      }
    };
    let deadline = setTimeout(() => kill('deadline'), patience.responseMs);
    const interrupt = () => kill('interrupted');
    signal?.addEventListener('abort', interrupt);
    if (child.stdout !== null)
      readLines(child.stdout, { line: (text) => take(readAdapterLine(text)), flood: () => flood() });
    const flood = (): void => {
      problems.push('it wrote more to stdout than any reply needs');
      kill('flood');
    };
    child.stderr?.on('data', (chunk: Buffer) => stderr.add(chunk.toString('utf8')));
    child.stdin?.on('error', () => undefined);
    child.on('error', (error: NodeJS.ErrnoException) => {
      startError = error.code ?? 'UNKNOWN';
      if (pid === undefined) settle(null, null);
    });
    child.on('exit', () => {
      // Children that hold the pipes open would keep `close` from coming.
      if (pid === undefined) return;
      const found = endLeftOvers(pid, mark);
      if (killed === null) leftOver = found;
    });
    child.on('close', (code, how) => settle(code, how));
    let leftOver = 0;
    let isSettled = false;
    const settle = (code: number | null, how: string | null): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(deadline);
      signal?.removeEventListener('abort', interrupt);
      resolve(finished(code, how, startError, leftOver));
    };
    say(`${JSON.stringify(command)}\n`);
    if (signal?.aborted === true) interrupt();
  });
}

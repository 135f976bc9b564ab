import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { CallReply, HandshakeReply } from '../protocol.ts';
import { type AdapterLine, readAdapterLine } from './adapter-line.ts';
import type { AdapterCommand, AdapterRun, AdapterStart, Patience } from './adapter-run.ts';
import { createBoundedText, readLines } from './bounded-output.ts';
import { cleanEnvironment } from './clean-environment.ts';
import { endLeftOvers } from './left-over.ts';

/** Lines of stdout that are kept to show what an adapter said where it does not work: more do not fit in the sentence that tells of it. */
const maxLines = 2;
/** Characters of each. */
const maxLineShown = 80;

const stop = '{"b24sdk":1,"cmd":"stop"}\n';

/**
 * Runs one adapter process for one command: starts it in a group of its own, says the command, waits for the response, says stop, and kills the
 * whole group whatever happened. Never rejects: what goes wrong is what is observed.
 *
 * @param signal ends it at once
 */
export function runAdapter(
  start: AdapterStart,
  command: AdapterCommand,
  patience: Patience,
  signal?: AbortSignal,
): Promise<AdapterRun> {
  const mark = randomUUID();
  const log = createBoundedText();
  const stderr = createBoundedText();
  const problems: string[] = [];
  const lines: string[] = [];
  const began = performance.now();
  let handshake: HandshakeReply | null = null;
  let reply: CallReply | null = null;
  let killed: AdapterRun['killed'] = null;
  let startError: string | null = null;
  let respondedAfter: number | null = null;
  let isLate = false;
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
        lines,
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
      start.onLine?.('→', text.trimEnd());
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
      if (isLate && line.kind !== 'log')
        problems.push('it answered only when its input ended: it has to flush its output after each line');
      else if (line.kind === 'log') log.add(`${line.text}\n`);
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
    const late = (): void => {
      if (patience.late !== 'flush') {
        kill('deadline');
        return;
      }
      isLate = true;
      killed ??= 'deadline';
      deadline = setTimeout(() => kill('deadline'), patience.endMs);
      say(stop);
      child.stdin?.end();
    };
    const read = (text: string): void => {
      start.onLine?.('←', text);
      if (lines.length < maxLines) lines.push(text.slice(0, maxLineShown));
      take(readAdapterLine(text, command.cmd));
    };
    let deadline = setTimeout(late, patience.responseMs);
    const interrupt = () => kill('interrupted');
    signal?.addEventListener('abort', interrupt);
    if (child.stdout !== null) readLines(child.stdout, { line: read, flood: () => flood() });
    const flood = (): void => {
      problems.push('it wrote more to stdout than any reply needs');
      kill('flood');
    };
    child.stderr?.on('data', (chunk: Buffer) => {
      const text = chunk.toString('utf8');
      start.onLine?.('!', text.trimEnd());
      stderr.add(text);
    });
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

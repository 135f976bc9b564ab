import { relative, sep } from 'node:path';
import type { AdapterRun } from './adapter-run.ts';

/** What an adapter left behind that tells why it does not work. */
export interface AdapterTraces {
  /** What it did wrong, as sentences without a subject: `ended with code 7 before it replied to handshake`. */
  readonly problems: readonly string[];
  /** The first lines of its stdout. */
  readonly lines: readonly string[];
  readonly stderr: string;
}

/** How the start of a program fails, by the system's code. */
const startProblems: Readonly<Record<string, string>> = {
  ENOENT: 'cannot be started, because it is not there (ENOENT)',
  EACCES: 'cannot be started, because it may not be executed (EACCES)',
};

/**
 * What an adapter did wrong, as far as its process tells; empty where it replied by the protocol.
 *
 * @param during what it was asked: `handshake`, `the call`
 */
export function adapterProblems(run: AdapterRun, during: string, responseMs: number): readonly string[] {
  const { startError, killed, problems, signal, code, reply, handshake } = run;
  if (startError !== null) return [startProblems[startError] ?? `cannot be started (${startError})`];
  if (reply?.outcome === 'adapter_error') return [`reports a failure of its own: ${reply.reason ?? ''}`];
  if (problems.length > 0) return problems;
  if (reply !== null || handshake !== null) return [];
  if (killed !== null) return [`did not reply to ${during} within ${responseMs / 1000} s`];
  return [`ended with ${signal ?? `code ${code}`} before it replied to ${during}`];
}

/** Lines of a stack trace that say where, not what. */
const noise = /^\s*(?:at |\^|~|\}|Node\.js v\d|File "|node:internal|file:\/\/)|^\s*$/;
/** Characters of stderr that fit in the sentence. */
const maxStderr = 160;

/** The last lines of stderr that tell what happened, on one line. */
function lastWords(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => !noise.test(line));
  return lines
    .slice(-2)
    .map((line) => line.trim())
    .join(' ')
    .slice(-maxStderr);
}

/**
 * A command as a reader knows it: the suite's own Node by its name, files below the current directory by their short paths.
 *
 * @param base the directory that paths are shown from
 */
export function shownCommand(command: readonly string[], base: string): string {
  return command
    .map((word) => {
      if (word === process.execPath) return 'node';
      const short = relative(base, word);
      return word.startsWith(sep) && !short.startsWith('..') ? short : word;
    })
    .join(' ');
}

/** One sentence after another on one line: what was started, what it did, what it printed. Text of the adapter is in it: escape it. */
export function adapterTrouble(command: string, { problems, lines, stderr }: AdapterTraces): string {
  const printed = lines.length === 0 ? 'It printed nothing.' : `It printed: ${lines.join(' / ')}`;
  const words = lastWords(stderr);
  const said = words === '' ? 'Nothing is on its stderr.' : `Its stderr ends with: ${words}`;
  return `The adapter does not work, so the SDK is not judged by it. ${command} ${problems.join('; ')}. ${printed} ${said}`;
}

import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process that holds something, as a file names it. */
export interface Holder {
  readonly pid: number;
  /** When the process began, as the system counts it: another process may get the same number later. */
  readonly began: string | null;
  readonly host: string;
}

/** Stands for the moment at which a process began that has ended. */
const ended = 'ended';

/** The moment a process began, on Linux; null elsewhere and where there is no such process. */
function beganAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in brackets may hold blanks; the moment is the 22nd field, the 20th behind it, and the state the first.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A process that has ended and that nobody has asked for yet does nothing any more.
    return fields[0] === 'Z' ? ended : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/** This process. */
export function thisProcess(): Holder {
  return { pid: process.pid, began: beganAt(process.pid), host: hostname() };
}

/** Whether a process is still there. One of another machine is taken to be. */
export function isAlive({ pid, began, host }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = beganAt(pid);
  return now !== ended && (began === null || now === null || now === began);
}

/** The process that a parsed text names; null where it names none. */
export function holderIn(value: unknown): Holder | null {
  if (typeof value !== 'object' || value === null) return null;
  const { pid, began, host } = value as { [name in keyof Holder]?: unknown };
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid < 1 || typeof host !== 'string') return null;
  return { pid, began: typeof began === 'string' ? began : null, host };
}

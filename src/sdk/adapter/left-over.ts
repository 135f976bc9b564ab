import { readdirSync, readFileSync } from 'node:fs';
import { markVariable } from './clean-environment.ts';

/** The processes that carry a mark in their environment. Only Linux tells; elsewhere none is found. */
function marked(mark: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  const sign = `${markVariable}=${mark}`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(sign);
      } catch {
        return false;
      }
    })
    .map(Number);
}

function kill(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}

/**
 * Ends whatever an adapter left behind: its process group, and on Linux those that made a group of their own, found by the mark that they
 * inherited. Nothing else is touched.
 *
 * @param leader process id of the adapter, which led its own group and has ended or is to end now
 * @returns how many processes beside the adapter itself were still there
 */
export function endLeftOvers(leader: number, mark: string): number {
  const others = marked(mark).filter((pid) => pid !== leader);
  const groupHadMembers = process.platform !== 'win32' && kill(-leader);
  for (const pid of others) kill(pid);
  return Math.max(others.length, groupHadMembers && process.platform !== 'linux' ? 1 : 0);
}

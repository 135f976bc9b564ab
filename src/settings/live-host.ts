import { isLoopback } from '../exchange/target/loopback.ts';
import type { SettingProblem } from './setting-names.ts';

/** A host in the forms under which it may be confirmed: alone, or with its port. */
function namesOf(origin: string): string[] {
  const { hostname, port, protocol } = new URL(origin);
  const number = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return [hostname, `${hostname}:${number}`];
}

/**
 * Nothing is sent to another machine before `B24_LIVE_HOST` names it. `portal` is the portal's origin; `others`
 * are origins that get secrets too (the OAuth server): they must be confirmed where the portal is this machine.
 */
export function confirmHost(
  portal: string,
  others: readonly string[],
  liveHost: string | undefined,
): SettingProblem | null {
  const setting = 'B24_LIVE_HOST';
  const remote = [portal, ...others].find((origin) => !isLoopback(origin));
  if (remote === undefined) return null;
  const names = namesOf(remote);
  if (liveHost === undefined) {
    const problem = 'is missing, and the portal is not on this machine';
    return { setting, problem, remedy: `Set it to ${new URL(remote).host} to allow calls to that host.` };
  }
  if (names.includes(liveHost.toLowerCase())) return null;
  const remedy = `Set it to ${new URL(remote).host}, or correct the portal's address.`;
  return { setting, problem: 'is not the host that would be called', remedy };
}

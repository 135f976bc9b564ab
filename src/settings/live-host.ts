import { isLoopback } from '../exchange/target/loopback.ts';
import type { SettingProblem } from './setting-names.ts';

/** Whether a text names an origin's host, alone or with its port. Case and the two spellings of a Cyrillic name do not matter. */
function isNamed(origin: string, text: string): boolean {
  if (/[\s/?#@\\]/.test(text) || !URL.canParse(`http://${text}`)) return false;
  const { hostname, port, protocol } = new URL(origin);
  if (new URL(`http://${text}`).hostname !== hostname) return false;
  const [, only] = /:(\d+)$/.exec(text.replace(/^\[[^\]]*\]/, '')) ?? [];
  return only === undefined || only === (port === '' ? (protocol === 'https:' ? '443' : '80') : port);
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
  if (liveHost === undefined) {
    const problem = 'is missing, and the portal is not on this machine';
    return { setting, problem, remedy: `Set it to ${new URL(remote).host} to allow calls to that host.` };
  }
  if (isNamed(remote, liveHost)) return null;
  const remedy = `Set it to ${new URL(remote).host}, or correct the portal's address.`;
  return { setting, problem: 'is not the host that would be called', remedy };
}

import type { RunningPortal } from './portal-options.ts';

/**
 * Closes a portal when the process is asked to end by SIGINT or SIGTERM.
 *
 * @returns resolves with the signal once the portal is closed; the caller decides on the exit code
 */
export function closeOnSignal(portal: RunningPortal): Promise<'SIGINT' | 'SIGTERM'> {
  return new Promise((resolve) => {
    const end = (signal: 'SIGINT' | 'SIGTERM') => {
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
      void portal.close().then(() => resolve(signal));
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  });
}

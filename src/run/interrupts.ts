/** Milliseconds between an interrupt that nobody waits for and the hard end: enough to write the report of a usual run. */
const graceMs = 1_500;

/** Ends what this process does as Ctrl-C would: Playwright stops its worker, and the report is made. */
function interrupt(): void {
  process.emit('SIGINT', 'SIGINT');
}

/**
 * Treats the signals by which terminals, agents and containers end a program (SIGHUP, SIGTERM) as Ctrl-C. Without it, SIGHUP
 * leaves a worker behind that goes on calling the portal.
 * @returns whether the run was interrupted, asked at its end
 */
export function onInterrupt(): () => boolean {
  let interrupted = false;
  process.once('SIGINT', () => {
    interrupted = true;
  });
  process.once('SIGTERM', interrupt);
  process.once('SIGHUP', interrupt);
  // The terminal of the words may be gone; the report is not.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return () => interrupted;
}

/**
 * Ends this process, and those it has started, when the command line that started it is gone, even by SIGKILL: the channel
 * between them closes then. Nobody could stop the run otherwise, and it would go on calling the portal. Where no command line
 * started it, nothing happens.
 *
 * @param last done right before a hard end, when nothing else is done any more
 * @throws where the command line is gone already
 */
export function endWithParent(last: () => void): void {
  if (process.send === undefined) return;
  if (process.connected !== true) throw new Error('The command line that started this run is gone.');
  process.once('disconnect', () => {
    interrupt();
    setTimeout(() => {
      last();
      // On Unix this process leads a group of its own, in which its worker is.
      if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL');
      process.exit(1);
    }, graceMs).unref();
  });
  process.channel?.unref();
}

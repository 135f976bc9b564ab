/**
 * Closes a server, such as a portal, when the process is asked to end by SIGINT or SIGTERM.
 *
 * @returns resolves with the signal once the server is closed; the caller decides on the exit code
 */
export function closeOnSignal(server: { close(): Promise<void> }): Promise<'SIGINT' | 'SIGTERM'> {
  return new Promise((resolve) => {
    const end = (signal: 'SIGINT' | 'SIGTERM') => {
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
      void server.close().then(() => resolve(signal));
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  });
}

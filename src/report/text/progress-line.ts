const width = 20;

function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * How far a run is, as one line without a line feed: `██████░░░░  123/500  about 12 s left`. The time left is
 * guessed from the time per case so far, and not said before anything is done. Times in milliseconds.
 */
export function progressLine(done: number, total: number, elapsedMs: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const full = Math.floor(share * width);
  const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
  const count = `${String(done).padStart(String(total).length)}/${total}`;
  if (done >= total) return `${bar}  ${count}  took ${duration(elapsedMs)}`;
  if (done === 0) return `${bar}  ${count}`;
  return `${bar}  ${count}  about ${duration((elapsedMs / done) * (total - done))} left`;
}

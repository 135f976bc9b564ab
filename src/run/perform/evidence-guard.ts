import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { causeOf, PlaceError } from '../places/place-error.ts';

/** Ends a run whose evidence cannot be written any more: what is sent then would leave no trace. */
export interface EvidenceGuard {
  /** Whether the run has ended in that way, in this process or in an earlier one. */
  readonly isStopped: boolean;
  /** Writes, or stops the run and returns the sentence that says why; null where all is well. */
  write(file: string, write: () => void): string | null;
}

/** What a system error says of a file of the run. */
export function unwritten(file: string, error: unknown): PlaceError {
  return new PlaceError(`The evidence cannot be written to ${file}: ${causeOf(error)}.`);
}

/** The guard of a worker. `begunFile` lies in the run's private directory, where it leaves a mark for the worker that follows. */
export function createEvidenceGuard(begunFile: string): EvidenceGuard {
  const mark = join(dirname(begunFile), 'stopped');
  let isStopped = existsSync(mark);
  return {
    get isStopped() {
      return isStopped;
    },
    write(file, write) {
      try {
        write();
        return null;
      } catch (error) {
        isStopped = true;
        try {
          writeFileSync(mark, '', { mode: 0o600 });
        } catch {
          // The same disk may be full; then a worker that follows finds out by itself.
        }
        return unwritten(file, error).message;
      }
    },
  };
}

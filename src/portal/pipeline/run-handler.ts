import type { Eventually } from './eventually.ts';

/**
 * Runs a handler that may be somebody else's: what it throws, now or later, becomes the outcome of a failure.
 *
 * @param failed makes that outcome of what was thrown
 */
export function runHandler<T>(handle: () => Eventually<T>, failed: (cause: unknown) => T): Eventually<T> {
  try {
    const outcome = handle();
    return outcome instanceof Promise ? outcome.catch(failed) : outcome;
  } catch (cause) {
    return failed(cause);
  }
}

/** Exit codes that no report gives. @see docs/reference/verdicts.md */
export const exitCodes = {
  conformant: 0,
  regressed: 1,
  otherwise: 1,
  misuse: 2,
  couldNotTell: 4,
  nothingJudged: 5,
  interrupted: 130,
} as const;

/** Something a person has to put right before anything can be sent. Ends the program with code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Throws what has been thrown as something a person has to put right, such as a port that is taken. What the system says about a path
 * stays as it is: `printError` puts it into words.
 */
export function asUsageError(cause: unknown): never {
  if ((cause as NodeJS.ErrnoException).path !== undefined) throw cause;
  throw new UsageError(cause instanceof Error ? cause.message : String(cause));
}

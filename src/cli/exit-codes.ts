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

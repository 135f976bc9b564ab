/**
 * The ten words of a judgement.
 * @see docs/reference/verdicts.md
 */
export const verdicts = [
  'pass',
  'lenient',
  'fail',
  'deviation',
  'changed',
  'fixed',
  'inconclusive',
  'infra',
  'info',
  'not-run',
] as const;

/** One of the ten words. */
export type Verdict = (typeof verdicts)[number];

/** What a run as a whole may claim. */
export const statements = [
  'conformant',
  'conformant-with-deviations',
  'not-conformant',
  'could-not-tell',
  'nothing-judged',
] as const;

/** What a run as a whole may claim. */
export type Statement = (typeof statements)[number];

/** One thing that was checked. */
export interface Verified {
  /** What: a file, `suite`, `contract im.dialog.writing 2024-12`, `verdicts`. */
  readonly what: string;
  readonly matches: boolean;
  /** What it is, or how it differs; one sentence. */
  readonly detail: string;
}

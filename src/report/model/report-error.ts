/** A report directory that cannot be used, or cannot be put together with others. The message says what is wrong, where, and what to do. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
}

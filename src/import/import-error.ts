/** A source, or an option of the import, that cannot be used. The message says what it is and what to do. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/** A report directory that cannot be used, or cannot be put together with others. The message says what is wrong, where, and what to do. */
export class ReportError extends Error {
  override readonly name: string = 'ReportError';
}

/** A case stands twice, in one evidence file or in one report: nobody can say which of them counts. */
export class DuplicateCase extends ReportError {
  override readonly name = 'DuplicateCase';

  constructor(id: string, place: string) {
    super(`The case ${id} is there twice: ${place}. A run holds each case once; run it again.`);
  }
}

/** Evidence without its last line: the run was killed, and what is there is not all. */
export class MissingFooter extends ReportError {
  override readonly name = 'MissingFooter';

  constructor(place: string) {
    super(
      `The evidence has no footer, so the run was cut short: ${place}. Run it again, or give --allow-partial.`,
    );
  }
}

/** Something in a report names a subject that the report does not list. */
export class UnknownSubject extends ReportError {
  override readonly name = 'UnknownSubject';

  constructor(key: string, what: string, place: string) {
    super(`${what} names the subject ${JSON.stringify(key)}, which the report does not list: ${place}`);
  }
}

/** One thing wrong with a document: where it is, to the character, and what it is. */
export interface ContractProblem {
  /** Path of the file as the caller named it. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  /** JSON pointer; empty for the whole document. */
  readonly pointer: string;
  /** One sentence: what is wrong and what to do. */
  readonly message: string;
}

/** One problem as a line that editors and CI systems turn into a link. */
export function problemLine({ file, line, column, pointer, message }: ContractProblem): string {
  return `${file}:${line}:${column} ${pointer === '' ? '(document)' : pointer}: ${message}`;
}

/** A document that cannot be used. The message lists every problem; nothing was planned or sent. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly problems: readonly ContractProblem[];

  constructor(problems: readonly ContractProblem[]) {
    super(problems.map(problemLine).join('\n'));
    this.problems = problems;
  }
}

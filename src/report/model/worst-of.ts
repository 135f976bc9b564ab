import type { Statement } from '../../evaluate/verdict.ts';

const statements: readonly Statement[] = [
  'not-conformant',
  'could-not-tell',
  'nothing-judged',
  'conformant-with-deviations',
  'conformant',
];

const codes: readonly number[] = [130, 2, 1, 3, 4, 5, 0];

function firstOf<Value>(order: readonly Value[], values: readonly Value[], without: Value): Value {
  return order.find((value) => values.includes(value)) ?? without;
}

/** What several statements amount to: a report is as good as its worst subject. */
export function worstStatement(values: readonly Statement[]): Statement {
  return firstOf(statements, values, 'nothing-judged');
}

/** What several exit codes amount to, by their precedence. @see docs/reference/verdicts.md */
export function worstExitCode(values: readonly number[]): number {
  return firstOf(codes, values, 5);
}

/** Subjects in the order in which a reader wants to know of them. */
export function compareExitCodes(one: number, other: number): number {
  return codes.indexOf(one) - codes.indexOf(other);
}

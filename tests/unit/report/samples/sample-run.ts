import type { Verdict } from '../../../../src/evaluate/verdict.ts';
import type { Report, ReportedCase, ReportedClause } from '../../../../src/report/model/report.ts';
import { countVerdicts } from '../../../../src/report/model/verdict-word.ts';
import { sampleExchange } from './sample-exchange.ts';
import { reportOf, sampleCase, withSubject } from './sample-report.ts';

const clauseNames =
  'accepts-chat accepts-user dialog-id-malformed chat-id-malformed dialog-id-missing access-denied no-such-chat error-shape zero-ids huge-ids open-questions content-type one-json-text time-shape time-consistent unknown-members no-leak no-echo bad-credentials unknown-method same-by-any-encoding name-case malformed-json no-crash same-again batch-agrees no-redirect answer-size'.split(
    ' ',
  );
const values = ['chat13', '13', 'abc', '-13', '1.5', 'chatABC', 'chat-1', '99999999999999999999'];
const encodings = ['POST JSON', 'POST urlencoded', 'POST with query', 'GET with query'];

function passingCase(number: number, clause: ReportedClause): ReportedCase {
  const value = values[number % values.length] ?? '13';
  const one = sampleExchange(number * 2 - 1, { DIALOG_ID: value }, 400, {
    error: 'DIALOG_ID_EMPTY',
    error_description: 'x',
  });
  const two = sampleExchange(number * 2, { DIALOG_ID: value }, 200, { result: true });
  return {
    ...sampleCase(number, 'pass', clause, ''),
    id: `${clause.id}/value-${number}-post-json`,
    title: `The value ${value} over ${encodings[number % 4]} gets the promised response (${number})`,
    exchanges: number % 5 < 2 ? [one, two] : [one],
  };
}

/** A run of the usual size: 28 clauses, 1.4 exchanges a case. `trouble` of each hundred cases are not `pass`. */
export function defaultRun(size: number, trouble = 0): Report {
  const clauses: ReportedClause[] = clauseNames.map((id, index) => ({
    subject: 'sample',
    id,
    method: 'im.dialog.writing',
    asks: 'method',
    level: index === 10 ? 'INFO' : index % 7 === 6 ? 'SHOULD' : 'MUST',
    says: 'A value that is no dialog id is refused with 400 and the code DIALOG_ID_EMPTY.',
    source: { page: 'founding-page', lines: [91, 92] },
    quote:
      '|| **DIALOG_ID_EMPTY** | Parameter `DIALOG_ID` not provided or does not match the format `XXX` ||',
    counts: countVerdicts([]),
    verdict: 'pass',
  }));
  const words: readonly Verdict[] = [
    'fail',
    'lenient',
    'deviation',
    'changed',
    'fixed',
    'infra',
    'inconclusive',
    'info',
    'not-run',
  ];
  const cases = Array.from({ length: size }, (_, index) => {
    const clause = clauses[Math.floor((index * clauses.length) / size)] ?? clauses[0];
    if (clause === undefined) throw new Error('A run has clauses.');
    const word = words[Math.floor(index / 7) % words.length] ?? 'fail';
    return index % 100 < trouble * 3 && index % 3 === 0
      ? sampleCase(index + 1, word, clause, 'You do not have access to the specified dialog')
      : passingCase(index + 1, clause);
  });
  const report = reportOf(cases, clauses);
  return trouble > 0
    ? report
    : { ...withSubject(report, { reasons: [], unjudged: [] }), statement: 'conformant', exitCode: 0 };
}

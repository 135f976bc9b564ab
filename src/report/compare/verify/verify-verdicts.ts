import { isDeepStrictEqual } from 'node:util';
import { loadContract } from '../../../contract/load-contract.ts';
import { loadLedger } from '../../../evaluate/load-ledger.ts';
import { jsonText } from '../../formats/json-text.ts';
import { makeReport } from '../../model/make-report.ts';
import type { Report, ReportedSubject } from '../../model/report.ts';
import { caseInColumn } from '../merge/case-in-column.ts';
import { combineClauses } from '../merge/combine-clauses.ts';
import { headOf } from '../merge/combine-reports.ts';
import type { Source } from '../merge/sources.ts';
import type { Verified } from './verified.ts';

/** The report of one subject, judged again from its evidence. */
export async function judgedAgain(source: Source): Promise<Report> {
  const { report, evidence, ledger } = source;
  const { contract, options } = report;
  return makeReport(evidence ?? '', {
    contract: await loadContract(contract),
    ledger: ledger === null ? null : loadLedger(ledger, contract.edition),
    deviations: options.deviations,
    ...(ledger === null ? {} : { ledgerFile: ledger }),
    strict: options.strict,
  });
}

/** Compares what a report says of each case with what its evidence says now. */
export function compareCases(recorded: Report, again: Report): Verified {
  const what = `verdicts of ${recorded.subject.name}`;
  const now = new Map(again.cases.map((reported) => [reported.id, reported]));
  const other = recorded.cases.filter((reported) => {
    const judged = now.get(reported.id);
    return (
      judged === undefined || jsonText(caseInColumn(judged, null)) !== jsonText(caseInColumn(reported, null))
    );
  });
  const [first] = other;
  if (first === undefined && again.cases.length === recorded.cases.length)
    return { what, matches: true, detail: `${recorded.cases.length} cases, judged again from the evidence` };
  const judged = first === undefined ? undefined : now.get(first.id);
  const example =
    first === undefined
      ? `the report has ${recorded.cases.length} cases, the evidence gives ${again.cases.length}`
      : `${first.id} is ${first.verdict} in the report and ${judged?.verdict ?? 'no case'} by the evidence${judged?.verdict === first.verdict ? ', for other reasons' : ''}`;
  return { what, matches: false, detail: `${other.length} cases differ: ${example}` };
}

function sameHead(one: object, other: object): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
}

function conclusionOf(subject: ReportedSubject): object {
  const { statement, counts, reasons, unjudged, ledgerProblems, plan, contract, run } = subject;
  return { statement, counts, reasons, unjudged, ledgerProblems, plan, contract, run };
}

/** Compares what a report says of the whole: its statement, counts, reasons and clauses. */
export function compareConclusion(report: Report, again: readonly Report[]): Verified {
  const what = 'statement';
  const subjects = again.flatMap((one) => one.subjects);
  const wrong: string[] = [];
  for (const [index, recorded] of report.subjects.entries()) {
    const judged = subjects[index];
    if (judged === undefined || !sameHead(conclusionOf(recorded), conclusionOf(judged)))
      wrong.push(recorded.key);
  }
  const [only] = report.subjects;
  const { statement, exitCode, partial, counts, reasons, unjudged, ledgerProblems } = report;
  const head = { statement, exitCode, partial, counts, reasons, unjudged, ledgerProblems };
  const whole = report.subjects.length === 1 && only !== undefined ? only : headOf(report.subjects);
  const expected = Object.fromEntries(
    Object.keys(head).map((name) => [name, whole[name as keyof typeof head]]),
  );
  if (!sameHead(head, expected)) wrong.push('the head');
  const cases = again.flatMap((one) => one.cases);
  const clauses = again.length === 1 ? again[0]?.clauses : combineClauses(again, cases);
  if (!sameHead(report.clauses, clauses ?? [])) wrong.push('the clauses');
  return wrong.length === 0
    ? { what, matches: true, detail: report.statement }
    : { what, matches: false, detail: `not what the evidence amounts to: ${wrong.join(', ')}` };
}

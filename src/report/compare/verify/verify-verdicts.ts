import { isDeepStrictEqual } from 'node:util';
import { loadContracts } from '../../../contract/load-contract.ts';
import { loadLedger } from '../../../evaluate/baseline/load-ledger.ts';
import { jsonText } from '../../formats/json-text.ts';
import { makeReport } from '../../make/make-report.ts';
import { headOf } from '../../make/report-of-subjects.ts';
import { everybody } from '../../model/overview.ts';
import type { Report, ReportedSubject } from '../../model/report.ts';
import { MissingFooter } from '../../model/report-error.ts';
import { hasFooter } from '../merge/has-footer.ts';
import type { Source } from '../merge/sources.ts';
import type { Verified } from './verified.ts';

/**
 * The report of one subject, judged again from its evidence.
 * @throws {MissingFooter} where the evidence has no footer, and the report does not say so.
 */
export async function judgedAgain({ subject, evidence, ledger }: Source): Promise<Report> {
  const { documents } = subject;
  const { strict, deviations } = subject.options;
  const file = evidence ?? '';
  if (!subject.partial && !(await hasFooter(file))) throw new MissingFooter(file);
  return makeReport(file, {
    key: subject.key,
    name: subject.name,
    contract: await loadContracts(documents),
    ledger: ledger === null ? null : loadLedger(ledger, documents),
    deviations,
    ...(ledger === null ? {} : { ledgerFile: ledger }),
    strict,
  });
}

/** Compares what a report says of each case with what its evidence says now. */
export function compareCases(recorded: Report, again: Report): Verified {
  const what = `verdicts of ${everybody(recorded).name}`;
  const now = new Map(again.cases.map((reported) => [reported.id, reported]));
  const other = recorded.cases.filter((reported) => {
    const judged = now.get(reported.id);
    return judged === undefined || jsonText(judged) !== jsonText(reported);
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
  const { statement, counts, reasons, unjudged, ledgerProblems, plan, documents, run } = subject;
  return { statement, counts, reasons, unjudged, ledgerProblems, plan, documents, run };
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
  const { statement, exitCode, partial, counts } = report;
  if (!sameHead({ statement, exitCode, partial, counts }, headOf(report.subjects))) wrong.push('the head');
  const clauses = again.flatMap((one) => one.clauses);
  if (!sameHead(report.clauses, clauses)) wrong.push('the clauses');
  return wrong.length === 0
    ? { what, matches: true, detail: report.statement }
    : { what, matches: false, detail: `not what the evidence amounts to: ${wrong.join(', ')}` };
}

import type { Log, ReportingDescriptor, Run } from 'sarif';
import { splitReport } from '../compare/merge/split-report.ts';
import { groupByClause } from '../model/group-by-clause.ts';
import type { Report, ReportedClause } from '../model/report.ts';
import { sourceText } from '../text/case-text.ts';
import { jsonText } from './json-text.ts';
import { withinSarifLimits } from './sarif-limits.ts';
import { sarifResult, sarifText } from './sarif-result.ts';

function rule(clause: ReportedClause): ReportingDescriptor {
  return {
    id: clause.id,
    shortDescription: { text: sarifText(clause.says) },
    fullDescription: { text: sarifText(`${clause.says} Source: ${sourceText(clause.source)}.`) },
    defaultConfiguration: { level: clause.level === 'MUST' ? 'error' : 'note' },
    properties: { level: clause.level, tags: ['conformance', clause.level] },
  };
}

function runOf(report: Report): Run {
  const { suite, contract, subject, run } = report;
  const results = groupByClause(report).flatMap(({ clause, cases }, index) =>
    cases.flatMap(
      (reported) => sarifResult(reported, clause, index, contract.method, report.options.strict) ?? [],
    ),
  );
  return {
    tool: { driver: { name: suite.name, version: suite.version, rules: report.clauses.map(rule) } },
    automationDetails: { id: `${contract.method}/${contract.edition}/${sarifText(subject.name)}/` },
    invocations: [
      {
        executionSuccessful: !report.partial && report.statement !== 'could-not-tell',
        exitCode: report.exitCode,
        startTimeUtc: run.startedAt,
        endTimeUtc: run.finishedAt,
      },
    ],
    columnKind: 'utf16CodeUnits',
    results,
    properties: {
      statement: report.statement,
      partial: report.partial,
      counts: report.counts,
      contract,
      subject,
    },
  };
}

/**
 * `results.sarif`: SARIF 2.1.0 for code scanning. A subject is a run, a rule is a clause; a result points to the line
 * that promises it. `deviation` is a suppressed result; `pass`, `info` and `not-run` are none, but all verdicts are in
 * `properties.counts`.
 */
export function* sarifJson(report: Report): Generator<string> {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [...withinSarifLimits(splitReport(report).map(runOf))],
  };
  yield `${jsonText(log, 1)}\n`;
}

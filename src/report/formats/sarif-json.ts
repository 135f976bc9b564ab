import type { Log, ReportingDescriptor, Run } from 'sarif';
import { type ClauseGroup, groupByClause } from '../model/group-by-clause.ts';
import type { Report, ReportedClause, ReportedSubject } from '../model/report.ts';
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
    properties: { level: clause.level, tags: ['conformance', clause.level, clause.method] },
  };
}

function runOf(report: Report, subject: ReportedSubject, groups: readonly ClauseGroup[]): Run {
  const { suite } = report;
  const { kind, name, origin, documents, run, options, statement, partial, counts, exitCode } = subject;
  const [{ method }] = documents;
  const editions = [...new Set(documents.map(({ edition }) => edition))].join(',');
  const judged = documents.length === 1 ? method : `${documents.length} methods`;
  const results = groups.flatMap(({ clause, cases }, index) =>
    cases.flatMap((reported) => sarifResult(reported, clause, index, options.strict) ?? []),
  );
  return {
    tool: {
      driver: { name: suite.name, version: suite.version, rules: groups.map(({ clause }) => rule(clause)) },
    },
    automationDetails: { id: `${judged}/${editions}/${sarifText(name)}/` },
    invocations: [
      {
        executionSuccessful: !partial && statement !== 'could-not-tell',
        exitCode,
        startTimeUtc: run.startedAt,
        endTimeUtc: run.finishedAt,
      },
    ],
    columnKind: 'utf16CodeUnits',
    results,
    properties: { statement, partial, counts, documents, subject: { kind, name, origin } },
  };
}

/**
 * `results.sarif`: SARIF 2.1.0 for code scanning. A subject is a run, a rule is a clause; a result points to the line
 * that promises it. `deviation` is a suppressed result; `pass`, `info` and `not-run` are none, but all verdicts are in
 * `properties.counts`.
 */
export function* sarifJson(report: Report): Generator<string> {
  const groups = groupByClause(report);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      ...withinSarifLimits(
        report.subjects.map((subject) =>
          runOf(
            report,
            subject,
            groups.filter(({ clause }) => clause.subject === subject.key),
          ),
        ),
      ),
    ],
  };
  yield `${jsonText(log, 1)}\n`;
}

import type { Verdict } from '../../evaluate/verdict.ts';
import { caseKey, isStrict } from '../model/columns.ts';
import { clausesById, responseTime } from '../model/group-by-clause.ts';
import type { Report, ReportedCase, ReportedClause } from '../model/report.ts';
import { toneOf } from '../model/verdict-word.ts';
import { caseDetails } from '../text/case-details.ts';
import { shortened, visibleText } from '../text/escape.ts';
import { jsonText } from './json-text.ts';

type Status = 'passed' | 'failed' | 'skipped' | 'other';

/**
 * The statuses of CTRF. Red verdicts are `failed`, amber ones `other` (nothing was decided), `not-run` is
 * `skipped`; all others `passed`. The verdict itself is the test's `rawStatus`.
 */
function statusOf(verdict: Verdict, strict: boolean): Status {
  const tone = toneOf(verdict, strict);
  if (tone === 'red') return 'failed';
  if (tone === 'amber') return 'other';
  return verdict === 'not-run' ? 'skipped' : 'passed';
}

function test(reported: ReportedCase, clause: ReportedClause | undefined, status: Status): unknown {
  const explained = status === 'failed' || status === 'other';
  return {
    testId: caseKey(reported),
    name: reported.title,
    status,
    rawStatus: reported.verdict,
    duration: Math.round(responseTime(reported)),
    suite: reported.subject === undefined ? [reported.clause] : [reported.subject, reported.clause],
    ...(status === 'passed' ? {} : { message: shortened(visibleText(reported.reason), 1000) }),
    ...(explained && clause !== undefined ? { trace: caseDetails(reported, clause) } : {}),
    labels: {
      ...(reported.subject === undefined ? {} : { subject: reported.subject }),
      clause: reported.clause,
      level: reported.level,
      verdict: reported.verdict,
    },
  };
}

/** `ctrf.json`: the Common Test Report Format. @see https://ctrf.io */
export function* ctrfJson(report: Report): Generator<string> {
  const clauses = clausesById(report);
  const statuses = report.cases.map((reported) => statusOf(reported.verdict, isStrict(report, reported)));
  const count = (wanted: Status) => statuses.filter((status) => status === wanted).length;
  const tests = report.cases.map((reported, index) =>
    test(reported, clauses.get(reported.clause), statuses[index] ?? 'other'),
  );
  const summary = {
    tests: tests.length,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    pending: 0,
    other: count('other'),
    suites: new Set(report.cases.map(({ subject, clause }) => `${subject ?? ''} ${clause}`)).size,
    start: Date.parse(report.run.startedAt),
    stop: Date.parse(report.run.finishedAt),
    extra: { statement: report.statement, partial: report.partial, counts: report.counts },
  };
  yield `${jsonText(
    {
      reportFormat: 'CTRF',
      specVersion: '0.0.0',
      runId: report.run.id,
      timestamp: report.run.finishedAt,
      generatedBy: `${report.suite.name} ${report.suite.version}`,
      results: {
        tool: { name: report.suite.name, version: report.suite.version },
        summary,
        tests,
        extra: {
          contract: report.contract,
          subject: report.subject,
          ...(report.subjects.length === 1
            ? {}
            : {
                subjects: report.subjects.map(({ key, name, contract, statement, counts }) => ({
                  key,
                  name: visibleText(name),
                  edition: contract.edition,
                  statement,
                  counts,
                })),
              }),
        },
      },
    },
    1,
  )}\n`;
}

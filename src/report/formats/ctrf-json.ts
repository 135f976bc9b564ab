import type { Verdict } from '../../evaluate/verdict.ts';
import { responseTime } from '../model/group-by-clause.ts';
import { everybody, runOf } from '../model/overview.ts';
import type { Report, ReportedCase, ReportedClause } from '../model/report.ts';
import { caseName, clauseKey, clausesByKey, isStrict } from '../model/subjects.ts';
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

function test(
  report: Report,
  reported: ReportedCase,
  clause: ReportedClause | undefined,
  status: Status,
): unknown {
  const several = report.subjects.length > 1;
  const explained = status === 'failed' || status === 'other';
  return {
    testId: caseName(report, reported),
    name: reported.title,
    status,
    rawStatus: reported.verdict,
    duration: Math.round(responseTime(reported)),
    suite: several ? [reported.subject, reported.clause] : [reported.clause],
    ...(status === 'passed' ? {} : { message: shortened(visibleText(reported.reason), 1000) }),
    ...(explained && clause !== undefined ? { trace: caseDetails(reported, clause) } : {}),
    labels: {
      subject: reported.subject,
      clause: reported.clause,
      level: reported.level,
      verdict: reported.verdict,
    },
  };
}

/** `ctrf.json`: the Common Test Report Format. @see https://ctrf.io */
export function* ctrfJson(report: Report): Generator<string> {
  const clauses = clausesByKey(report);
  const run = runOf(report);
  const statuses = report.cases.map((reported) => statusOf(reported.verdict, isStrict(report, reported)));
  const count = (wanted: Status) => statuses.filter((status) => status === wanted).length;
  const tests = report.cases.map((reported, index) =>
    test(
      report,
      reported,
      clauses.get(clauseKey(reported.subject, reported.clause)),
      statuses[index] ?? 'other',
    ),
  );
  const summary = {
    tests: tests.length,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    pending: 0,
    other: count('other'),
    suites: new Set(report.cases.map(({ subject, clause }) => `${subject} ${clause}`)).size,
    start: Date.parse(run.startedAt),
    stop: Date.parse(run.finishedAt),
    extra: { statement: report.statement, partial: report.partial, counts: report.counts },
  };
  yield `${jsonText(
    {
      reportFormat: 'CTRF',
      specVersion: '0.0.0',
      runId: run.id,
      timestamp: run.finishedAt,
      generatedBy: `${report.suite.name} ${report.suite.version}`,
      results: {
        tool: { name: report.suite.name, version: report.suite.version },
        summary,
        tests,
        extra: {
          subject: visibleText(everybody(report).name),
          subjects: report.subjects.map(({ key, kind, name, origin, documents, statement, counts }) => ({
            key,
            kind,
            name: visibleText(name),
            origin: visibleText(origin),
            documents,
            statement,
            counts,
          })),
        },
      },
    },
    1,
  )}\n`;
}

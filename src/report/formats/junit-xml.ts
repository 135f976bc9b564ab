import type { Verdict } from '../../evaluate/verdict.ts';
import { type ClauseGroup, groupByClause, responseTime } from '../model/group-by-clause.ts';
import { editionsOf, everybody } from '../model/overview.ts';
import type { Report, ReportedCase, ReportedClause } from '../model/report.ts';
import { documentOf, isStrict } from '../model/subjects.ts';
import { toneOf } from '../model/verdict-word.ts';
import { methodsText } from '../text/about-sentence.ts';
import { caseDetails } from '../text/case-details.ts';
import { shortened, visibleText, xmlText } from '../text/escape.ts';

type Outcome = 'passed' | 'failure' | 'error' | 'skipped';

/**
 * The four outcomes JUnit knows. Red verdicts fail, amber ones are errors, `not-run` is skipped; all others pass.
 * The verdict itself is always there, as the property `verdict` of the test case.
 */
function outcomeOf(verdict: Verdict, strict: boolean): Outcome {
  const tone = toneOf(verdict, strict);
  if (tone === 'red') return 'failure';
  if (tone === 'amber') return 'error';
  return verdict === 'not-run' ? 'skipped' : 'passed';
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function total(cases: readonly ReportedCase[], report: Report): Record<string, string | number> {
  const outcomes = cases.map((reported) => outcomeOf(reported.verdict, isStrict(report, reported)));
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: seconds(cases.reduce((sum, reported) => sum + responseTime(reported), 0)),
  };
}

function property(name: string, value: string): string {
  return `<property${attributes({ name, value })}/>`;
}

function outcomeElement(reported: ReportedCase, clause: ReportedClause, outcome: Outcome): string {
  const message = shortened(visibleText(reported.reason), 1000);
  if (outcome === 'passed') return '';
  if (outcome === 'skipped') return `\n      <skipped${attributes({ message })}/>`;
  const text = xmlText(caseDetails(reported, clause)).replaceAll('&#10;', '\n');
  return `\n      <${outcome}${attributes({ message, type: reported.verdict })}>${text}</${outcome}>`;
}

function testCase(reported: ReportedCase, clause: ReportedClause, report: Report): string {
  const { method } = documentOf(report, reported);
  const place = report.subjects.length === 1 ? method : `${method}.${reported.subject}`;
  const name = `${reported.id}: ${reported.title}`;
  const time = seconds(responseTime(reported));
  return (
    `    <testcase${attributes({ classname: `${place}.${reported.clause}`, name, time })}>\n` +
    `      <properties>${property('verdict', reported.verdict)}${property('level', reported.level)}</properties>` +
    `${outcomeElement(reported, clause, outcomeOf(reported.verdict, isStrict(report, reported)))}\n    </testcase>\n`
  );
}

function* testSuite({ clause, cases }: ClauseGroup, report: Report): Generator<string> {
  const subject = report.subjects.find(({ key }) => key === clause.subject);
  const name = report.subjects.length === 1 ? clause.id : `${clause.subject}: ${clause.id}`;
  const timestamp = subject?.run.startedAt ?? '';
  yield `  <testsuite${attributes({ name, ...total(cases, report), timestamp })}>\n`;
  yield `    <properties>${property('says', clause.says)}${property('verdict', clause.verdict)}</properties>\n`;
  for (const reported of cases) yield testCase(reported, clause, report);
  yield '  </testsuite>\n';
}

/** `junit.xml`: a test suite per clause (and subject), a test case per case, with the time the subject took to answer. */
export function* junitXml(report: Report): Generator<string> {
  const name = `${methodsText(report)} ${editionsOf(report).join(', ')}, ${everybody(report).name}`;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites${attributes({ name, ...total(report.cases, report) })}>\n`;
  for (const group of groupByClause(report)) yield* testSuite(group, report);
  yield '</testsuites>\n';
}

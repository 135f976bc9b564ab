import type { Verdict } from '../../evaluate/verdict.ts';
import { type ClauseGroup, groupByClause, responseTime } from '../model/group-by-clause.ts';
import { groupedBy } from '../model/grouped-by.ts';
import { editionsOf, everybody, methodsOf } from '../model/overview.ts';
import type { Report, ReportedCase, ReportedClause } from '../model/report.ts';
import { isStrict } from '../model/subjects.ts';
import { toneOf, worstFirst } from '../model/verdict-word.ts';
import { methodsText } from '../text/about-sentence.ts';
import { caseDetails } from '../text/case-details.ts';
import { shortened, visibleText, xmlText } from '../text/escape.ts';

/** A suite of JUnit's: cases of one subject under one name. */
interface TestSuite {
  readonly name: string;
  readonly says: string;
  readonly groups: readonly ClauseGroup[];
}

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
  const { method, id } = clause;
  const place = report.subjects.length === 1 ? method : `${method}.${reported.subject}`;
  const name = id.startsWith(`${method}:`) ? id.slice(method.length + 1) : id;
  const title = `${reported.id}: ${reported.title}`;
  const time = seconds(responseTime(reported));
  return (
    `    <testcase${attributes({ classname: `${place}.${name}`, name: title, time })}>\n` +
    `      <properties>${property('verdict', reported.verdict)}${property('level', reported.level)}</properties>` +
    `${outcomeElement(reported, clause, outcomeOf(reported.verdict, isStrict(report, reported)))}\n    </testcase>\n`
  );
}

/** The suites of a report: one for each clause, or, in a report of several methods, one for each method and one for what is asked once of a portal. */
function suitesOf(report: Report): readonly TestSuite[] {
  const groups = groupByClause(report);
  if (methodsOf(report).length === 1)
    return groups.map((group) => ({ name: group.clause.id, says: group.clause.says, groups: [group] }));
  const nameOf = ({ clause }: ClauseGroup) => (clause.asks === 'portal' ? 'portal' : clause.method);
  const byMethod = groupedBy(groups, (group) => JSON.stringify([group.clause.subject, nameOf(group)]));
  return [...byMethod.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const name = nameOf(first);
    const says = name === 'portal' ? 'What is asked once of a portal.' : `The clauses of ${name}.`;
    return [{ name, says, groups: own }];
  });
}

function* testSuite({ name: own, says, groups }: TestSuite, report: Report): Generator<string> {
  const [first] = groups;
  if (first === undefined) return;
  const { subject: key } = first.clause;
  const subject = report.subjects.find((one) => one.key === key);
  const name = report.subjects.length === 1 ? own : `${key}: ${own}`;
  const timestamp = subject?.run.startedAt ?? '';
  const cases = groups.flatMap((group) => group.cases);
  const verdict =
    worstFirst.find((word) => groups.some(({ clause }) => clause.verdict === word)) ?? 'not-run';
  yield `  <testsuite${attributes({ name, ...total(cases, report), timestamp })}>\n`;
  yield `    <properties>${property('says', says)}${property('verdict', verdict)}</properties>\n`;
  for (const group of groups)
    for (const reported of group.cases) yield testCase(reported, group.clause, report);
  yield '  </testsuite>\n';
}

/**
 * `junit.xml`: a test suite per clause, or per method where there are several (and per subject); a test case per case, with the time
 * the subject took to answer.
 */
export function* junitXml(report: Report): Generator<string> {
  const name = `${methodsText(report)} ${editionsOf(report).join(', ')}, ${everybody(report).name}`;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites${attributes({ name, ...total(report.cases, report) })}>\n`;
  for (const suite of suitesOf(report)) yield* testSuite(suite, report);
  yield '</testsuites>\n';
}

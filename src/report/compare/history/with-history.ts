import type { Verdict } from '../../../evaluate/verdict.ts';
import { reportOfSubjects } from '../../make/report-of-subjects.ts';
import type { Report, ReportedSubject } from '../../model/report.ts';
import { caseChanges, type SaidOf } from './case-changes.ts';
import type { HistoryPoint, SinceLastTime } from './history.ts';
import { type HistoryLine, historyLine, passedMark } from './history-line.ts';

/** How many runs a report shows, itself included. */
const most = 30;

function isLike(one: HistoryLine, other: HistoryLine): boolean {
  const mark = ({ subject, documents, only }: HistoryLine) =>
    JSON.stringify([
      subject.kind,
      subject.name,
      documents.map(({ method, edition }) => [method, edition]),
      only,
    ]);
  return mark(one) === mark(other);
}

function pointOf(subject: string, line: HistoryLine): HistoryPoint {
  const { run, suite, statement, partial, counts, clauses } = line;
  return { subject, run, suite, statement, partial, counts, clauses };
}

/** What a line says of a case. */
function verdictsOf({ cases, passed }: HistoryLine): (id: string) => Verdict | null {
  const others = new Map(
    Object.entries(cases).flatMap(([verdict, ids]) => ids.map((id) => [id, verdict as Verdict] as const)),
  );
  const marks = new Set(passed.match(/.{6}/g) ?? []);
  return (id) => others.get(id) ?? (marks.has(passedMark(id)) ? 'pass' : null);
}

function sinceLine(report: Report, subject: ReportedSubject, previous: HistoryLine): SinceLastTime {
  const own = report.cases.filter((reported) => reported.subject === subject.key);
  const now = new Map(own.map((reported): [string, SaidOf] => [reported.id, reported]));
  const gone = Object.entries(previous.cases).flatMap(([verdict, ids]) =>
    ids.map((id): [string, SaidOf] => [id, { clause: id.split('/')[0] ?? '', verdict: verdict as Verdict }]),
  );
  return {
    subject: subject.key,
    previous: { run: previous.run, statement: previous.statement },
    samePlan: previous.plan === subject.plan,
    ...caseChanges(now, verdictsOf(previous), gone, subject.options.strict),
  };
}

/**
 * A report with its history: the runs before of the same subject and documents that were asked for the same cases, and
 * what changed since the last of them. Runs that were cut short are left out, and so are later ones: a report that is made again is the same.
 */
export function withHistory(report: Report, lines: readonly HistoryLine[]): Report {
  const parts = report.subjects.map((subject) => {
    const own = historyLine(report, subject);
    const before = lines.filter(
      (line) =>
        isLike(line, own) &&
        !line.partial &&
        line.run.id !== own.run.id &&
        line.run.startedAt <= own.run.startedAt,
    );
    const previous = before.at(-1);
    return {
      since: previous === undefined ? [] : [sinceLine(report, subject, previous)],
      history: [...before.slice(1 - most), own].map((line) => pointOf(subject.key, line)),
    };
  });
  return reportOfSubjects({
    ...report,
    since: parts.flatMap(({ since }) => since),
    history: parts.flatMap(({ history }) => history),
  });
}

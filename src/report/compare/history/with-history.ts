import type { Verdict } from '../../../evaluate/verdict.ts';
import type { Report } from '../../model/report.ts';
import { splitReport } from '../merge/split-report.ts';
import { caseChanges, type SaidOf } from './case-changes.ts';
import type { HistoryPoint, SinceLastTime } from './history.ts';
import { type HistoryLine, historyLines, passedMark } from './history-line.ts';

/** How many runs a report shows, itself included. */
const most = 30;

function isLike(one: HistoryLine, other: HistoryLine): boolean {
  const mark = ({ subject, contract, only }: HistoryLine) =>
    JSON.stringify([subject.kind, subject.name, contract.method, contract.edition, only]);
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

function sinceLine(report: Report, subject: string, previous: HistoryLine): SinceLastTime {
  const now = new Map(report.cases.map((reported): [string, SaidOf] => [reported.id, reported]));
  const gone = Object.entries(previous.cases).flatMap(([verdict, ids]) =>
    ids.map((id): [string, SaidOf] => [id, { clause: id.split('/')[0] ?? '', verdict: verdict as Verdict }]),
  );
  return {
    subject,
    previous: { run: previous.run, statement: previous.statement },
    samePlan: previous.plan === report.subjects[0]?.plan && previous.plan !== '',
    ...caseChanges(now, verdictsOf(previous), gone, report.options.strict),
  };
}

/**
 * A report with its history: the runs before of the same subject and edition that were asked for the same cases, and
 * what changed since the last of them. Runs that were cut short
 * are left out, and so are later ones: a report that is made again is the same.
 */
export function withHistory(report: Report, lines: readonly HistoryLine[]): Report {
  const parts = splitReport(report).map((part, index) => {
    const subject = report.subjects[index]?.key ?? '';
    const [own] = historyLines(part);
    if (own === undefined) return { since: [], history: [] };
    const before = lines.filter(
      (line) =>
        isLike(line, own) &&
        !line.partial &&
        line.run.id !== own.run.id &&
        line.run.startedAt <= own.run.startedAt,
    );
    const previous = before.at(-1);
    return {
      since: previous === undefined ? [] : [sinceLine(part, subject, previous)],
      history: [...before.slice(1 - most), own].map((line) => pointOf(subject, line)),
    };
  });
  const { clauses, cases, proof, ...head } = report;
  const since = parts.flatMap((part) => part.since);
  return {
    ...head,
    ...(since.length === 0 ? {} : { since }),
    history: parts.flatMap((part) => part.history),
    ...(proof === undefined ? {} : { proof }),
    clauses,
    cases,
  };
}

import type { Report, ReportedCase, ReportedSubject } from './report.ts';
import { type Tone, toneOf } from './verdict-word.ts';

/** A subject with the words that tell it from the other columns. */
export interface Column {
  readonly subject: ReportedSubject;
  /** The name; and where that is not enough the edition, and the day of the run. Raw: escape before showing. */
  readonly title: string;
}

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

/** The columns of a report, in order, under titles that differ. */
export function columnsOf({ subjects }: Report): readonly Column[] {
  const editions = new Set(subjects.map(({ contract }) => contract.edition)).size > 1;
  const named = subjects.map((subject) =>
    editions ? `${subject.name}, ${subject.contract.edition}` : subject.name,
  );
  const titles = isUnique(named)
    ? named
    : subjects.map((subject, index) => `${named[index] ?? subject.name} (${subject.key})`);
  return subjects.map((subject, index) => ({ subject, title: titles[index] ?? subject.key }));
}

/** The subject of a case. Throws where a case names a subject that the report does not have: the suite is broken then. */
export function subjectOf({ subjects }: Report, reported: ReportedCase): ReportedSubject {
  const subject =
    reported.subject === undefined ? subjects[0] : subjects.find(({ key }) => key === reported.subject);
  if (subject === undefined) throw new Error(`Case ${reported.id} names an unknown subject.`);
  return subject;
}

/** What names a case in a report of several subjects: `cloud:access-denied/foreign-chat`. With one subject it is the id. */
export function caseKey({ id, subject }: ReportedCase): string {
  return subject === undefined ? id : `${subject}:${id}`;
}

/** Whether a case was judged strictly: with several subjects that is its own subject's affair. */
export function isStrict(report: Report, reported: ReportedCase): boolean {
  const { options } = reported.subject === undefined ? report : subjectOf(report, reported);
  return options.strict;
}

/** The tone of a case, as strict as its subject was judged. */
export function toneOfCase(report: Report, reported: ReportedCase): Tone {
  return toneOf(reported.verdict, isStrict(report, reported));
}

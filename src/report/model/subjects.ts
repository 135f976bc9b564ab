import type { DocumentName } from '../../contract/documents.ts';
import type { Report, ReportedCase, ReportedClause, ReportedSubject } from './report.ts';
import { type Tone, toneOf } from './verdict-word.ts';

/** A subject with the words that tell it from the others of its report. */
export interface TitledSubject {
  readonly subject: ReportedSubject;
  /** The name; and where that is not enough the edition, or the key. Raw: escape before showing. */
  readonly title: string;
}

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

/** The subjects of a report, in order, under titles that differ. */
export function titledSubjects({ subjects }: Report): readonly TitledSubject[] {
  const editionsOf = ({ documents }: ReportedSubject) =>
    [...new Set(documents.map(({ edition }) => edition))].join(' and ');
  const several = new Set(subjects.map(editionsOf)).size > 1;
  const named = subjects.map((subject) =>
    several ? `${subject.name}, ${editionsOf(subject)}` : subject.name,
  );
  const titles = isUnique(named)
    ? named
    : subjects.map((subject, index) => `${named[index] ?? subject.name} (${subject.key})`);
  return subjects.map((subject, index) => ({ subject, title: titles[index] ?? subject.key }));
}

/** The subject of a case. Throws where a case names a subject that the report does not have: the suite is broken then. */
export function subjectOf({ subjects }: Report, { id, subject: key }: ReportedCase): ReportedSubject {
  const subject = subjects.find((one) => one.key === key);
  if (subject === undefined) throw new Error(`Case ${id} names an unknown subject.`);
  return subject;
}

/** The document that a case was judged by. In a run of several methods, the method stands before the id of a case. */
export function documentOf(report: Report, reported: ReportedCase): DocumentName {
  const { documents } = subjectOf(report, reported);
  return documents.find(({ method }) => reported.id.startsWith(`${method}:`)) ?? documents[0];
}

/** What names a case among the cases of all subjects: `cloud:access-denied/foreign-chat`. */
export function caseKey({ id, subject }: Pick<ReportedCase, 'id' | 'subject'>): string {
  return `${subject}:${id}`;
}

/** What names a case to a reader: its id where the report has one subject, else {@link caseKey}. */
export function caseName({ subjects }: Report, reported: ReportedCase): string {
  return subjects.length === 1 ? reported.id : caseKey(reported);
}

/** The maps of each list of clauses: the page asks for its own once for each clause, of which there may be ten thousand. */
const maps = new WeakMap<Report['clauses'], ReadonlyMap<string, ReportedClause>>();

/** The clauses of each subject by {@link clauseKey}. */
export function clausesByKey({ clauses }: Pick<Report, 'clauses'>): ReadonlyMap<string, ReportedClause> {
  const known =
    maps.get(clauses) ?? new Map(clauses.map((clause) => [clauseKey(clause.subject, clause.id), clause]));
  maps.set(clauses, known);
  return known;
}

/** What names a clause among those of all subjects. */
export function clauseKey(subject: string, clause: string): string {
  return `${subject}:${clause}`;
}

/** Whether a case was judged strictly: that is its own subject's affair. */
export function isStrict(report: Report, reported: ReportedCase): boolean {
  return subjectOf(report, reported).options.strict;
}

/** Whether every subject was judged strictly: decides the tone of a verdict that is counted over all. */
export function isStrictThroughout({ subjects }: Report): boolean {
  return subjects.every(({ options }) => options.strict);
}

/** The tone of a case, as strict as its subject was judged. */
export function toneOfCase(report: Report, reported: ReportedCase): Tone {
  return toneOf(reported.verdict, isStrict(report, reported));
}

import type { Report } from '../model/report.ts';
import { type TitledSubject, titledSubjects } from '../model/subjects.ts';
import { type SdkCall, sdkCallsOf } from './sdk-calls.ts';
import { type Situation, situationTitles } from './situation.ts';
import { type Told, toldOf, type toldParts } from './told.ts';

/** What one subject tells in one situation. */
export interface ToldCell {
  readonly call: SdkCall;
  readonly told: Told;
}

/** One case run across all subjects. */
export interface ToldRow {
  readonly run: string;
  readonly title: string;
  /** What a plain HTTP client gets; empty where that was not tried. */
  readonly raw: string;
  /** In the order of the subjects; null where a subject was not put into it. */
  readonly cells: readonly (ToldCell | null)[];
}

/** So many out of so many. */
export interface Share {
  readonly kept: number;
  readonly of: number;
}

/** What a subject tells over all calls. */
export interface ToldTotals {
  readonly titled: TitledSubject;
  /** Calls that met trouble, and of which the caller got an error. */
  readonly errors: Share;
  readonly fields: Readonly<Record<(typeof toldParts)[number], Share>>;
  readonly falseSuccesses: number;
  /** Calls that were neither answered nor refused, or took the program with them. */
  readonly unsettled: number;
}

/** Situations × subjects. */
export interface ToldTable {
  readonly subjects: readonly TitledSubject[];
  readonly groups: readonly { readonly situation: Situation; readonly rows: readonly ToldRow[] }[];
  readonly totals: readonly ToldTotals[];
}

function rowsOf(calls: readonly SdkCall[], subjects: readonly TitledSubject[]): readonly ToldRow[] {
  return [...new Set(calls.map(({ run }) => run))].map((run) => {
    const same = calls.filter((call) => call.run === run);
    const cells = subjects.map(({ subject }) => {
      const call = same.find((one) => one.subject === subject.key);
      return call === undefined ? null : { call, told: toldOf(call.surface) };
    });
    const raw = same.find((call) => call.raw !== undefined)?.raw?.response ?? '';
    return { run, title: same[0]?.title ?? run, raw, cells };
  });
}

function totalsOf(titled: TitledSubject, calls: readonly SdkCall[]): ToldTotals {
  const all = calls
    .filter(({ subject }) => subject === titled.subject.key)
    .map(({ surface }) => ({ surface, told: toldOf(surface) }));
  const troubled = all.filter(({ surface }) => surface.sent?.kind !== 'success');
  const share = (name: string): Share => {
    const fields = all.flatMap(({ told }) => told.fields).filter((field) => field.name === name);
    return { kept: fields.filter(({ word }) => word === 'told').length, of: fields.length };
  };
  const count = (...outcomes: readonly string[]) =>
    all.filter(({ told }) => outcomes.includes(told.outcome)).length;
  return {
    titled,
    errors: { kept: troubled.filter(({ told }) => told.outcome === 'error').length, of: troubled.length },
    fields: { code: share('code'), description: share('description'), status: share('status') },
    falseSuccesses: count('false success'),
    unsettled: count('never settles', 'program ends'),
  };
}

/** Sets side by side what each SDK tells its caller. Null where the report tells of no SDK. */
export function toldTableOf(report: Report, calls = sdkCallsOf(report)): ToldTable | null {
  if (calls.length === 0) return null;
  const subjects = titledSubjects(report).filter(({ subject }) =>
    calls.some((call) => call.subject === subject.key),
  );
  const groups = (Object.keys(situationTitles) as Situation[]).flatMap((situation) => {
    const rows = rowsOf(
      calls.filter(({ surface }) => surface.situation === situation),
      subjects,
    );
    return rows.length === 0 ? [] : [{ situation, rows }];
  });
  return { subjects, groups, totals: subjects.map((titled) => totalsOf(titled, calls)) };
}

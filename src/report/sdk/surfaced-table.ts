import type { Report } from '../model/report.ts';
import { type TitledSubject, titledSubjects } from '../model/subjects.ts';
import { type SdkCall, sdkCallsOf } from './sdk-calls.ts';
import { type Situation, situationTitles } from './situation.ts';
import { type CallerView, callerViewOf, type surfacedParts } from './surfaced-fields.ts';

/** What the caller of one subject sees in one situation. */
export interface SurfacedCell {
  readonly call: SdkCall;
  readonly view: CallerView;
}

/** One case run across all subjects. */
export interface SurfacedRow {
  readonly run: string;
  readonly title: string;
  /** What a plain HTTP client gets; empty where that was not tried. */
  readonly raw: string;
  /** In the order of the subjects; null where a subject was not put into it. */
  readonly cells: readonly (SurfacedCell | null)[];
}

/** So many out of so many. */
export interface Share {
  readonly kept: number;
  readonly of: number;
}

/** What callers of a subject see over all calls. */
export interface SurfacedTotals {
  readonly titled: TitledSubject;
  /** Calls that met trouble, and of which the caller got an error. */
  readonly errors: Share;
  readonly fields: Readonly<Record<(typeof surfacedParts)[number], Share>>;
  readonly falseSuccesses: number;
  /** Calls that were neither answered nor refused, or took the program with them. */
  readonly unsettled: number;
}

/** Situations × subjects. */
export interface SurfacedTable {
  readonly subjects: readonly TitledSubject[];
  readonly groups: readonly { readonly situation: Situation; readonly rows: readonly SurfacedRow[] }[];
  readonly totals: readonly SurfacedTotals[];
}

function rowsOf(calls: readonly SdkCall[], subjects: readonly TitledSubject[]): readonly SurfacedRow[] {
  return [...new Set(calls.map(({ run }) => run))].map((run) => {
    const same = calls.filter((call) => call.run === run);
    const cells = subjects.map(({ subject }) => {
      const call = same.find((one) => one.subject === subject.key);
      return call === undefined ? null : { call, view: callerViewOf(call.surface) };
    });
    const raw = same.find((call) => call.raw !== undefined)?.raw?.response ?? '';
    return { run, title: same[0]?.title ?? run, raw, cells };
  });
}

function totalsOf(titled: TitledSubject, calls: readonly SdkCall[]): SurfacedTotals {
  const all = calls
    .filter(({ subject }) => subject === titled.subject.key)
    .map(({ surface }) => ({ surface, view: callerViewOf(surface) }));
  const troubled = all.filter(({ surface }) => surface.sent?.kind !== 'success');
  const share = (name: string): Share => {
    const fields = all.flatMap(({ view }) => view.fields).filter((field) => field.name === name);
    return { kept: fields.filter(({ word }) => word === 'surfaced').length, of: fields.length };
  };
  const count = (...outcomes: readonly string[]) =>
    all.filter(({ view }) => outcomes.includes(view.outcome)).length;
  return {
    titled,
    errors: { kept: troubled.filter(({ view }) => view.outcome === 'error').length, of: troubled.length },
    fields: { code: share('code'), description: share('description'), status: share('status') },
    falseSuccesses: count('false success'),
    unsettled: count('never settles', 'program ends'),
  };
}

/** Sets side by side what callers of each SDK see. Null where the report has no SDK. */
export function surfacedTableOf(report: Report, calls = sdkCallsOf(report)): SurfacedTable | null {
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

import type { Report, ReportedCase } from '../model/report.ts';
import type { ReportedSurface, TimelinePoint } from './reported-surface.ts';

/** One call of one SDK: what several cases judged, together. */
export interface SdkCall {
  /** Key of the subject. */
  readonly subject: string;
  /** Name of the case run: the scenario's, with the way of signing in where there are several. */
  readonly run: string;
  /** What the portal did. */
  readonly title: string;
  readonly surface: ReportedSurface;
  readonly timeline: readonly TimelinePoint[];
  readonly raw: ReportedCase['raw'];
  /** The cases that judged it, in the order of the report. */
  readonly cases: readonly ReportedCase[];
}

/** The calls of SDKs that a report tells of, by subject and then in the order of the report. Empty for portals. */
export function sdkCallsOf(report: Report): readonly SdkCall[] {
  const order = new Map(report.subjects.map(({ key }, index) => [key, index]));
  const calls = new Map<string, SdkCall & { readonly cases: ReportedCase[] }>();
  for (const reported of report.cases) {
    const { subject, surface, timeline = [], raw, id, clause, title } = reported;
    if (surface === undefined) continue;
    const run = id.slice(clause.length + 1);
    const key = `${subject}\n${run}`;
    const known = calls.get(key);
    if (known !== undefined) known.cases.push(reported);
    else {
      const plain = title.startsWith(`${clause}: `) ? title.slice(clause.length + 2) : title;
      calls.set(key, { subject, run, title: plain, surface, timeline, raw, cases: [reported] });
    }
  }
  return [...calls.values()].sort(
    (one, other) => (order.get(one.subject) ?? 0) - (order.get(other.subject) ?? 0),
  );
}

import type { Report, ReportedCase } from '../model/report.ts';
import type { SdkCall } from './sdk-calls.ts';
import { callerViewOf } from './surfaced-fields.ts';

/** A call in which a promise was broken. */
export interface BrokenCall {
  readonly call: SdkCall;
  /** The cases that say so, those of what an SDK must do first. Empty where only a run-wide clause does. */
  readonly cases: readonly ReportedCase[];
}

function isBroken({ verdict }: ReportedCase): boolean {
  return ['fail', 'changed', 'deviation', 'inconclusive'].includes(verdict);
}

/** The calls that need attention: those with a broken promise, and those whose caller sees something false, or nothing. */
export function brokenCallsOf(report: Report, calls: readonly SdkCall[]): readonly BrokenCall[] {
  const order = report.clauses.map(({ id }) => id);
  return calls.flatMap((call) => {
    const cases = call.cases
      .filter(isBroken)
      .sort((one, other) => order.indexOf(one.clause) - order.indexOf(other.clause));
    return cases.length > 0 || callerViewOf(call.surface).tone === 'red' ? [{ call, cases }] : [];
  });
}

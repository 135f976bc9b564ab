import type { ParamMatchers } from '../matching/param-matcher.ts';
import type { PortalContext } from '../pipeline/portal-context.ts';
import { assertCalled } from './assert-called.ts';
import { type CallFilter, isMeant } from './call-filter.ts';
import { type PortalCall, plainCall } from './portal-call.ts';

/** The members of a running portal that tell which calls came. */
export interface PortalCalls {
  /** The calls that came, oldest first, commands of a batch included: the last 1,000 unless `keptCalls` says otherwise. */
  readonly calls: readonly PortalCall[];
  /**
   * The calls of a method.
   *
   * @param method its name in any case, `*` for any text
   * @param params what the parameters have to be; those that are not named do not count
   */
  callsTo(method: string, params?: ParamMatchers): readonly PortalCall[];
  /** Whether a method was called with these parameters, and perhaps others. */
  wasCalledWith(method: string, params: ParamMatchers): boolean;
  /**
   * Throws unless such a call came.
   *
   * @param times how often; at least once unless given
   * @throws Error that lists the calls of the method that did come
   */
  assertCalled(filter: string | CallFilter, times?: number): void;
  /** Forgets the calls. */
  clearCalls(): void;
}

/** The calls that a portal's journal holds, as plain JSON. */
export function callsOf({ journal, state }: PortalContext, filter: CallFilter = {}): readonly PortalCall[] {
  return journal
    .entries()
    .map((entry) => plainCall(entry, state))
    .filter((call) => isMeant(call, filter));
}

/** Makes the members that tell which calls came. */
export function portalCalls(context: PortalContext): PortalCalls {
  return {
    get calls() {
      return callsOf(context);
    },
    callsTo: (method, params) => callsOf(context, { method, ...(params === undefined ? {} : { params }) }),
    wasCalledWith: (method, params) => callsOf(context, { method, params }).length > 0,
    assertCalled: (filter, times) =>
      assertCalled(callsOf(context), typeof filter === 'string' ? { method: filter } : filter, times),
    clearCalls: () => context.journal.clear(),
  };
}

import { matchesMethod } from '../matching/match-method.ts';
import { type CallFilter, isMeant } from './call-filter.ts';
import type { PortalCall } from './portal-call.ts';

/** How many calls the text of a failed assertion lists, and how long each may be. */
const maxListed = 10;
const maxLine = 300;

/**
 * Throws unless there is a call that is meant.
 *
 * @param times how often it must have come; at least once unless given
 * @throws Error that lists the calls of the method that did come
 */
export function assertCalled(calls: readonly PortalCall[], filter: CallFilter, times?: number): void {
  const found = calls.filter((call) => isMeant(call, filter)).length;
  if (times === undefined ? found > 0 : found === times) return;
  const { method = '*' } = filter;
  const near = calls.filter((call) => matchesMethod(call.method, method));
  const others = near.length > 0 ? near : calls;
  const came = others.slice(-maxListed).map((call) => `  ${lineOf(call)}`);
  const wanted = times === undefined ? 'at least once' : `${times} times`;
  throw new Error(
    [
      `Expected a call ${wanted}: ${method} ${JSON.stringify(filter.params ?? {})}${filter.user === undefined ? '' : ` by user ${filter.user}`}`,
      `It came ${found} times.${came.length === 0 ? ' No call came.' : near.length > 0 ? ' Calls of this method:' : ' Calls of other methods:'}`,
      ...came,
    ].join('\n'),
  );
}

function lineOf({ number, method, params, user, status }: PortalCall): string {
  const line = `${number}. ${method} ${JSON.stringify(params)} by user ${user ?? 'unknown'}: ${status ?? 'no response yet'}`;
  return line.length > maxLine ? `${line.slice(0, maxLine)}…` : line;
}

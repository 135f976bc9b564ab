import type { RunningPortal } from '../../../src/portal/portal-options.ts';
import { askJson, said } from './ask.ts';

/** Calls a method as the user of a webhook and gives back its result, or `STATUS CODE` when it was refused. */
export type Call = (method: string, params?: object, webhook?: string) => Promise<unknown>;

/** The calls of a portal; `webhook` is the name of one in the seed, `owner` (user 1) unless given. */
export function callerOf(portal: RunningPortal): Call {
  return async (method, params = {}, webhook = 'owner') => {
    const told = await askJson(`${portal.webhookUrls[webhook]}${method}`, JSON.stringify(params));
    return 'error' in told.json ? said(told) : told.json['result'];
  };
}

/** One row of a table of refusals: what is called, with what, and which status and code each kind of generation answers with. */
export type RefusalRow = readonly [
  method: string,
  params: object,
  documented: string,
  thrown?: string | undefined,
  webhook?: string,
];

/**
 * What a portal says to each row, and what it should say.
 *
 * @param column which of the two columns counts: pages, or the code of boxes, which is the same where a row leaves it out
 */
export async function refusalsOf(
  call: Call,
  rows: readonly RefusalRow[],
  column: 'documented' | 'thrown',
): Promise<{ readonly got: object; readonly expected: object }> {
  const got: Record<string, unknown> = {};
  const expected: Record<string, unknown> = {};
  for (const [method, params, documented, thrown = documented, webhook] of rows) {
    const row = `${method} ${JSON.stringify(params).slice(0, 80)} ${webhook ?? ''}`;
    got[row] = await call(method, params, webhook);
    expected[row] = column === 'documented' ? documented : thrown;
  }
  return { got, expected };
}

import type { WireValue } from '../php/encode-json.ts';
import type { Success } from '../pipeline/outcome.ts';

/** How many entries a page of a list method has. @see docs/reference/portal.md B.6 */
export const pageSize = 50;

/**
 * One page of a list: `total` counts all entries and `next` is where the following page starts, absent on the last one. A `start` of -1 asks for
 * no count: the first page without `total` and `next`.
 *
 * @param start the index of the page's first entry; a portal starts its pages at multiples of 50
 */
export function pageOf<T>(
  entries: readonly T[],
  start: number,
  describe: (entry: T) => WireValue,
): Success & { readonly result: readonly WireValue[] } {
  const from = Math.floor(Math.max(0, start) / pageSize) * pageSize;
  const result = entries.slice(from, from + pageSize).map(describe);
  if (start < 0) return { kind: 'success', result };
  const next = from + pageSize;
  return {
    kind: 'success',
    result,
    ...(next < entries.length ? { next } : {}),
    total: entries.length,
  };
}

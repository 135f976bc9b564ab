/**
 * The part of a list that a shard runs: consecutive items, so that the parts put together in their order are the list, and
 * nearly equally many in each. `current` counts from 1.
 */
export function shardOf<Item>(
  items: readonly Item[],
  { current, total }: { readonly current: number; readonly total: number },
): readonly Item[] {
  const upTo = (count: number) => Math.ceil((count * items.length) / total);
  return items.slice(upTo(current - 1), upTo(current));
}

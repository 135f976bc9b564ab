import type { Json } from '../contract/contract.ts';
import { pathOf } from '../contract/pointer.ts';

/** A value without what a path leads to; `*` in a path is every item and member. */
function without(value: Json, [part, ...rest]: readonly string[]): Json {
  if (part === undefined || typeof value !== 'object' || value === null) return value;
  const touched = (name: string) => part === '*' || part === name;
  if (Array.isArray(value)) {
    return value.map((item: Json, index) =>
      touched(String(index)) ? (rest.length === 0 ? null : without(item, rest)) : item,
    );
  }
  return Object.fromEntries(
    Object.entries(value as { readonly [name: string]: Json })
      .filter(([name]) => rest.length > 0 || !touched(name))
      .map(([name, item]) => [name, touched(name) ? without(item, rest) : item]),
  );
}

/**
 * The result of a response without what two right answers to the same call may differ in. The pointers are those of a
 * document's `volatile`: they lead from the body, so each begins with `/result`.
 */
export function stableResult(result: Json, volatile: readonly string[]): Json {
  let stable = result;
  for (const pointer of volatile) {
    const [member, ...path] = pathOf(pointer);
    if (member === 'result') stable = path.length === 0 ? null : without(stable, path);
  }
  return stable;
}

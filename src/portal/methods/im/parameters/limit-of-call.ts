import { toInteger } from '../../../php/php-cast.ts';
import type { PhpArray } from '../../../php/php-value.ts';

/** How many entries LIMIT asks for: `usual` when it is missing or not positive, and never more than `most`. */
export function limitOf(
  given: PhpArray,
  { usual, most }: { readonly usual: number; readonly most: number },
): number {
  const limit = toInteger(given.get('LIMIT'));
  return limit > 0 ? Math.min(limit, most) : usual;
}

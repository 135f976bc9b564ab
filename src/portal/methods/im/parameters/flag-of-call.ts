import { toText } from '../../../php/php-cast.ts';
import type { PhpArray } from '../../../php/php-value.ts';

/** Whether a flag is `Y`, in any case. Any other value, true among them, is no. */
export function isYes(given: PhpArray, name: string): boolean {
  return toText(given.get(name))?.toUpperCase() === 'Y';
}

/** Whether a flag that is on by default is on: everything but `N` leaves it so. */
export function isNotNo(given: PhpArray, name: string): boolean {
  return toText(given.get(name))?.toUpperCase() !== 'N';
}

import { decodePhpJson } from '../../../php/decode-json.ts';
import { toIntegerList } from '../../../php/php-cast.ts';
import type { PhpValue } from '../../../php/php-value.ts';

/** A list of ids, given as an array or as its JSON text; undefined for anything else and for an empty list. */
export function idsOf(value: PhpValue | undefined): readonly number[] | undefined {
  const list = typeof value === 'string' ? decodePhpJson(value) : value;
  return list instanceof Map && list.size > 0 ? toIntegerList(list) : undefined;
}

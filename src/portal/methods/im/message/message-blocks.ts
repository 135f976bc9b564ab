import { decodePhpJson } from '../../../php/decode-json.ts';
import type { WireValue } from '../../../php/encode-json.ts';
import { encodePhpJson } from '../../../php/encode-json.ts';
import { isTruthy } from '../../../php/php-cast.ts';
import type { PhpArray, PhpValue } from '../../../php/php-value.ts';
import { toWire } from '../../../php/to-wire.ts';
import type { Refusal } from '../../../pipeline/outcome.ts';
import { type ImCode, imError } from '../im-error.ts';

/** The most characters of JSON that an attachment may have, as documented for im.notify; keyboards and menus have the same limit here. */
export const maxBlockLength = 60_000;

/** A part of a message that is a structure, and the codes that refuse it. */
export interface BlockRule {
  readonly name: 'ATTACH' | 'KEYBOARD' | 'MENU';
  readonly malformed: ImCode;
  readonly oversize?: ImCode;
}

/**
 * Reads the parts of a message that are structures, each given as an array or as its JSON text, in the order of the rules.
 *
 * @returns the parts by name, null for one that is to be removed (`N` or empty), or the refusal of the first that is wrong
 */
export function readBlocks(
  given: PhpArray,
  rules: readonly BlockRule[],
): ReadonlyMap<string, WireValue> | Refusal {
  const blocks = new Map<string, WireValue>();
  for (const { name, malformed, oversize } of rules) {
    const value = given.get(name);
    if (value === undefined || value === null) continue;
    if (!isTruthy(value) || value === 'N') {
      blocks.set(name, null);
      continue;
    }
    const block = structureOf(value);
    if (block === undefined) return imError(malformed);
    const wire = toWire(block);
    if (oversize !== undefined && encodePhpJson(wire).length > maxBlockLength) return imError(oversize);
    blocks.set(name, wire);
  }
  return blocks;
}

function structureOf(value: PhpValue): PhpArray | undefined {
  const decoded = typeof value === 'string' ? decodePhpJson(value) : value;
  return decoded instanceof Map && decoded.size > 0 ? decoded : undefined;
}

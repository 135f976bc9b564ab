import type { Json } from '../../contract/contract.ts';
import { asAscii, digitRun } from './digit-runs.ts';

/** Numbers in other bases as programming languages write them. */
const otherBase = /0(?:x[0-9a-f]+|b[01]+|o[0-7]+)/gi;

/** Lists within lists deeper than this name nothing that a portal reads. */
export const maxDepth = 3;

function* idsOfNumber(value: number): Generator<string> {
  if (!Number.isFinite(value)) return;
  for (const whole of [Math.trunc(value), Math.round(value)]) yield BigInt(Math.abs(whole)).toString();
}

function* idsOfText(text: string): Generator<string> {
  const ascii = text.normalize('NFKC').replaceAll(digitRun, asAscii);
  const runs = ascii.match(/\d+/g) ?? [];
  yield* runs;
  // A reader that drops all that is no digit.
  yield runs.join('');
  for (const number of ascii.match(otherBase) ?? []) yield BigInt(number.toLowerCase()).toString();
  const behindPrefix = ascii.trim().replace(/^[a-z]+/i, '');
  for (const one of [behindPrefix, behindPrefix.replace(/^[^\d.+-]+/, '')]) {
    yield* idsOfNumber(Number(one));
    yield* idsOfNumber(Number.parseFloat(one));
  }
}

/**
 * The numbers that a portal could make of a value by reading it loosely: a run of its digits in any script, all its digits
 * together, a number as programming languages read it. Of a list or an object such a portal takes the first item, and of what
 * is nested deeper than `maxDepth` nothing.
 */
export function possibleIds(value: Json, depth = 0): readonly string[] {
  if (typeof value === 'object' && value !== null) {
    const [first] = Object.values(value);
    return first === undefined || depth >= maxDepth ? [] : possibleIds(first as Json, depth + 1);
  }
  // The digits of a JSON number are not put together: nobody drops its point.
  if (typeof value === 'number')
    return [...idsOfNumber(value), ...(/e/.test(String(value)) ? [] : (String(value).match(/\d+/g) ?? []))];
  return typeof value === 'string' ? [...idsOfText(value)] : [];
}

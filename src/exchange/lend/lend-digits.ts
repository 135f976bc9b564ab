import type { Json } from '../../contract/contract.ts';
import { asAscii, digitRun, inScriptOf } from './digit-runs.ts';

/** A number of so many digits is beyond 64 bits. */
export const beyondDigits = 20;

/** The digits that stand in where nothing of the kind is lent: nobody has that id. */
export const absentDigits = '2147483000';

/** Numbers beyond 64 bits in each base. The digits of another base cannot be those of a lent id for every reader. */
const hugeInBase: Readonly<Record<string, string>> = {
  x: '9'.repeat(beyondDigits),
  b: '1'.repeat(70),
  o: '7'.repeat(30),
};

/** The digits of the lent id that a text of this form would name. */
export type DigitsFor = (text: string) => string;

function lendToText(text: string, digits: string, isNobodys: (run: string) => boolean): string {
  let isAfterLent = false;
  const lend = (run: string, at: number, part: string): string => {
    const ascii = asAscii(run);
    const zeros = /^0*/.exec(ascii)?.[0] ?? '';
    const isZero = zeros === ascii;
    if (!isZero && isNobodys(ascii)) return run;
    if (isZero && !isAfterLent) return run;
    // A zero behind a point keeps a fraction below a half, so that no reader rounds it up.
    const point = part.charAt(at - 1) === '.' ? '0' : '';
    // What a second number names is up to the reader. Zeros make all digits together a number that nobody has.
    const second = (isZero ? '' : absentDigits).padStart(beyondDigits, '0');
    const lent = isAfterLent ? second : `${zeros}${point}${digits}`;
    isAfterLent = true;
    return inScriptOf(run, lent);
  };
  return text
    .split(/(0(?:x[0-9a-f]+|b[01]+|o[0-7]+))/i)
    .map((part, at) =>
      at % 2 === 1
        ? `${part.slice(0, 2)}${hugeInBase[part.charAt(1).toLowerCase()] ?? ''}`
        : part.replaceAll(digitRun, lend),
    )
    .join('');
}

function lendToNumber(value: number, digits: string): number {
  const sign = value < 0 ? '-' : '';
  return Number(`${sign}${digits}${Number.isInteger(value) ? '' : `.0${digits}`}`);
}

/** Lists within lists deeper than this name nothing that a portal reads. */
export const maxDepth = 3;

/**
 * A malformed value with the digits of lent ids in place of its own, so that a portal that reads it loosely finds what the
 * run may write to. Digits of any script stay in their script; zero and what nobody has stay as they are, and a value of which nothing changes is the same object.
 */
export function lendDigits(
  value: Json,
  digitsFor: DigitsFor,
  isNobodys: (run: string) => boolean,
  depth = 0,
): Json {
  if (typeof value === 'string') return lendToText(value, digitsFor(value), isNobodys);
  if (typeof value === 'number')
    return value === 0 || Math.abs(value) >= 1e19 ? value : lendToNumber(value, digitsFor(''));
  if (typeof value !== 'object' || value === null || depth >= maxDepth) return value;
  const lend = (item: Json) => lendDigits(item, digitsFor, isNobodys, depth + 1);
  const items = Object.entries(value).map(
    ([name, item]) => [name, item as Json, lend(item as Json)] as const,
  );
  if (items.every(([, before, after]) => before === after)) return value;
  if (Array.isArray(value)) return items.map(([, , item]) => item);
  return Object.fromEntries(items.map(([name, , item]) => [name, item]));
}

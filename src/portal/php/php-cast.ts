import { type PhpArray, PhpFloat, type PhpValue } from './php-value.ts';

const largestInteger = 9223372036854775807n;

/** PHP's `(bool)`: false for null, false, 0, 0.0, `''`, `'0'` and an empty array; true for everything else, the string `'false'` included. */
export function isTruthy(value: PhpValue | undefined): boolean {
  if (value === undefined || value === null || value === false || value === '' || value === '0') return false;
  if (value instanceof Map) return value.size > 0;
  if (value instanceof PhpFloat) return value.value !== 0;
  return value !== 0 && value !== 0n;
}

/** PHP's `intval`: leading digits of a string, truncated floats, 1 for a filled array. Clamped to 64 bits, given back as a number. */
export function toInteger(value: PhpValue | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string') return digitsToInteger(/^\s*([+-]?\d+)/.exec(value)?.[1] ?? '0');
  if (value instanceof PhpFloat) return Math.trunc(value.value);
  return isTruthy(value) ? 1 : 0;
}

/** Whether a run of decimal digits is above PHP's largest integer, so that PHP would count with a float instead. */
export function exceedsInteger(digits: string): boolean {
  return digits.length > 18 && BigInt(digits) > largestInteger;
}

function digitsToInteger(digits: string): number {
  const number = Number(digits);
  return Math.max(-Number(largestInteger), Math.min(number, Number(largestInteger)));
}

/** A scalar as PHP would print it; `undefined` for arrays and null, which have no useful text. */
export function toText(value: PhpValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof PhpFloat) return String(value.value);
  if (typeof value === 'boolean') return value ? '1' : '';
  return undefined;
}

/** The values of a PHP array as integers, for parameters such as `USERS`. Anything but an array counts as a list of one. */
export function toIntegerList(value: PhpValue | undefined): readonly number[] {
  if (value === undefined || value === null) return [];
  return value instanceof Map ? [...value.values()].map(toInteger) : [toInteger(value)];
}

/** A copy whose top-level names are upper-cased in ASCII; of two names that become one, the later wins. @see docs/reference/portal.md A.0 step 1 */
export function withUpperCaseNames(params: PhpArray): PhpArray {
  const upper: PhpArray = new Map();
  for (const [name, value] of params)
    upper.set(
      name.replace(/[a-z]+/g, (run) => run.toUpperCase()),
      value,
    );
  return upper;
}

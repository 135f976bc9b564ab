import type { Json } from '../../contract/contract.ts';
import { asAscii, digitRun } from './digit-runs.ts';
import { maxDepth } from './lend-digits.ts';

/** An id that a portal could read in a value. */
export interface PossibleId {
  /** What stands before its digits, which says what it names: `chat`, or nothing. Null where readers may differ about it. */
  readonly prefix: string | null;
  /** Its digits, without zeros before them. */
  readonly number: string;
}

/** Numbers in other bases as programming languages write them. */
const otherBase = /0(?:x[0-9a-f]+|b[01]+|o[0-7]+)/gi;

/** What a portal makes of true, and of a list or an object with something in it, where it casts them to a number. */
const castNumber = '1';

function* numbersOf(value: number): Generator<string> {
  if (!Number.isFinite(value)) return;
  for (const whole of [Math.trunc(value), Math.round(value)]) yield BigInt(Math.abs(whole)).toString();
}

/**
 * What the first number of a text names: what the prefix says that it begins with, or what digits alone name where no letter
 * stands before them. Null where a known prefix stands elsewhere, or letters that are none: some readers drop them.
 */
export function prefixOf(text: string, prefixes: ReadonlySet<string>): string | null {
  const known = [...prefixes].filter((prefix) => prefix !== '');
  const plain = text.toLowerCase();
  const own = known.find((prefix) => plain.startsWith(prefix));
  // What a reader takes apart at a blank or a mark has no prefix any more.
  if (own !== undefined) return /^[^\s,;|&/:]*?\p{N}|^[^\p{N}]*$/u.test(plain.slice(own.length)) ? own : null;
  const folded = plain.normalize('NFKC');
  if (known.some((prefix) => folded.includes(prefix))) return null;
  return /^\P{L}*(?:\p{N}|$)/u.test(text) ? '' : null;
}

/** A text with escapes of URLs and of HTML undone. */
function unescaped(text: string): string {
  return text
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,5});/g, (_, code: string) => String.fromCharCode(Number(code)));
}

function* idsOfText(text: string, prefixes: ReadonlySet<string>): Generator<PossibleId> {
  const prefix = prefixOf(text, prefixes);
  const ascii = text.normalize('NFKC').replaceAll(digitRun, asAscii);
  const runs = ascii.match(/\d+/g) ?? [];
  const first = runs.findIndex((run) => /[1-9]/.test(run));
  for (const [at, number] of runs.entries()) yield { prefix: at === first ? prefix : null, number };
  // A reader that drops all that is no digit.
  if (runs.length > 1) yield { prefix: null, number: runs.join('') };
  for (const number of ascii.match(otherBase) ?? [])
    yield { prefix: null, number: BigInt(number.toLowerCase()).toString() };
  const behindPrefix = ascii.trim().replace(/^[a-z]+/i, '');
  for (const one of [behindPrefix, behindPrefix.replace(/^[^\d.+-]+/, '')])
    for (const value of [Number(one), Number.parseFloat(one)])
      for (const number of numbersOf(value)) yield { prefix, number };
}

function* idsOfNumber(value: number): Generator<PossibleId> {
  for (const number of numbersOf(value)) yield { prefix: '', number };
  // The digits of a JSON number are not put together: nobody drops its point.
  if (!/e/.test(String(value)))
    for (const number of String(value).match(/\d+/g) ?? []) yield { prefix: '', number };
}

function* idsOf(value: Json, prefixes: ReadonlySet<string>, depth: number): Generator<PossibleId> {
  if (typeof value === 'string')
    for (const text of new Set([value, unescaped(value)])) yield* idsOfText(text, prefixes);
  else if (typeof value === 'number') yield* idsOfNumber(value);
  else if (value === true) yield { prefix: '', number: castNumber };
  else if (typeof value === 'object' && value !== null) {
    const items = Object.values(value) as Json[];
    if (items.length > 0 || !Array.isArray(value)) yield { prefix: '', number: castNumber };
    if (depth < maxDepth) for (const item of items) yield* idsOf(item, prefixes, depth + 1);
  }
}

/**
 * The ids that a portal could make of a value by reading it loosely: a run of its digits in any script, all its digits
 * together, a number as programming languages read it. True, a list with something in it and an object count as 1, as PHP
 * casts them, and a list or an object as each of its items.
 *
 * @param prefixes what stands before the digits of ids, in small letters
 */
export function possibleIds(value: Json, prefixes: ReadonlySet<string>): readonly PossibleId[] {
  return [...idsOf(value, prefixes, 0)].map(({ prefix, number }) => ({
    prefix,
    number: number.replace(/^0+(?=.)/, ''),
  }));
}

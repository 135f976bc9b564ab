import type { Json } from '../contract/contract.ts';
import type { JsonType } from './facts.ts';

/** The words of pages that stand for each type. */
const knownWords: readonly (readonly [JsonType, readonly string[]])[] = [
  ['string', ['string', 'text', 'html', 'char', 'url', 'uri', 'uuid', 'datetime', 'date']],
  ['integer', ['integer', 'int']],
  ['number', ['number', 'float', 'double']],
  ['boolean', ['boolean', 'bool', 'true', 'false']],
  ['array', ['array', 'list']],
  ['object', ['object']],
  ['null', ['null']],
];

function typeOfWord(word: string): JsonType | undefined {
  if (/\[\]$|^array\s*[<(]/.test(word)) return 'array';
  return knownWords.find(([, words]) => words.includes(word))?.[0];
}

/**
 * The types that words of a page stand for, e.g. `integer`, `string[]`, `object|array`. Null where one of them is not understood: then any
 * value may be right.
 */
export function typesOfWords(words: readonly string[]): readonly JsonType[] | null {
  const each = words
    .flatMap((word) => word.split(/[|,/]| or /))
    .map((word) => word.trim().toLowerCase().replace(/\\$/, ''))
    .filter((word) => word !== '')
    .map(typeOfWord);
  const types = each.filter((type) => type !== undefined);
  return types.length === 0 || types.length < each.length ? null : [...new Set(types)];
}

/** The type of a value. */
export function typeOfValue(value: Json): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as 'string' | 'boolean' | 'object';
}

/** Whether a value of a type may stand where one of the documented types is expected: a whole number is also a number. */
export function fits(type: JsonType, documented: readonly JsonType[]): boolean {
  return documented.includes(type) || (type === 'integer' && documented.includes('number'));
}

/** The schema of values that have one of these types. */
export function typeSchema(types: readonly JsonType[]): { readonly type: JsonType | readonly JsonType[] } {
  const [only] = types;
  return { type: types.length === 1 && only !== undefined ? only : types };
}

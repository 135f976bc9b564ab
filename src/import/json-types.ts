import type { Json } from '../contract/contract.ts';
import type { JsonType } from './facts.ts';

const known: Readonly<Record<string, readonly JsonType[]>> = {
  string: ['string'],
  text: ['string'],
  html: ['string'],
  char: ['string'],
  url: ['string'],
  uri: ['string'],
  uuid: ['string'],
  datetime: ['string'],
  date: ['string'],
  integer: ['integer'],
  int: ['integer'],
  number: ['number'],
  float: ['number'],
  double: ['number'],
  boolean: ['boolean'],
  bool: ['boolean'],
  array: ['array'],
  list: ['array'],
  object: ['object'],
  null: ['null'],
  true: ['boolean'],
  false: ['boolean'],
};

/**
 * The types that words of a page stand for, e.g. `integer`, `string[]`, `object|array`. Null where one of them is not understood: then any
 * value may be right.
 */
export function typesOfWords(words: readonly string[]): readonly JsonType[] | null {
  const each = words
    .flatMap((word) => word.split(/[|,/]| or /))
    .map((word) => word.trim().toLowerCase().replace(/\\$/, ''))
    .filter((word) => word !== '')
    .map((word) => (/\[\]$|^array\s*[<(]/.test(word) ? (['array'] as const) : known[word]));
  if (each.length === 0 || each.some((types) => types === undefined)) return null;
  return [...new Set(each.flatMap((types) => types ?? []))];
}

/** The type of a value. */
export function typeOfValue(value: Json): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as 'string' | 'boolean' | 'object';
}

/**
 * Whether a type may be what a documented type stands for. PHP knows one kind of list and object, so that `[]` is also an empty
 * object; a whole number is also a number.
 */
export function fits(type: JsonType, documented: readonly JsonType[]): boolean {
  return documented.includes(type) || (type === 'integer' && documented.includes('number'));
}

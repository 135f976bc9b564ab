import type { Json, Schema } from '../../contract/contract.ts';
import { knownFixtures } from '../../contract/known-fixtures.ts';
import { validatorOf } from '../../contract/oracle.ts';
import type { AllowedMethod } from '../allowance.ts';
import type { Fixtures } from '../http/resolve-parameters.ts';
import { beyondDigits, lendDigits } from './lend-digits.ts';
import type { LendValue } from './lend-request.ts';
import { maxDepth, possibleIds } from './possible-ids.ts';

/** The digits that stand in where no fixture is lent: nobody has that id. */
const absentDigits = '2147483000';

/** Zero is nobody's, and so is a number of twenty digits or more: it is beyond 64 bits. */
const nobodys = new RegExp(`^[a-z]*(0+|[0-9]{${beyondDigits},})$`, 'i');

/** A number from here on is beyond 64 bits, however it is written. */
const beyondAll = 1e19;

function refuses(schema: Schema | undefined, value: Json): boolean {
  return schema !== undefined && !validatorOf(schema)(value);
}

/** What a run may write to, and how values that name it are sent. */
export interface Lending {
  /** The ids that the run may write to or that nobody has, with and without their prefix. */
  readonly own: Set<string>;
  /** Whether a value names only what the run may write to, however loosely a portal reads it. */
  isOwn(value: Json, schema: Schema | undefined): boolean;
  /** A malformed value with the digits of lent ids; any other value as it is. */
  readonly lend: LendValue;
}

/** Knows what a target lends. */
export function createLending(methods: ReadonlyMap<string, AllowedMethod>, fixtures: Fixtures): Lending {
  const own = new Set<string>();
  for (const id of [
    ...Object.values(fixtures),
    ...[...knownFixtures().values()].flatMap(({ value }) => value ?? []),
  ]) {
    own.add(id);
    own.add(id.replace(/^\D+/, ''));
  }

  const isNobodys = (digits: string): boolean => digits.length >= beyondDigits || digits === absentDigits;
  const mayBeRead = (id: string): boolean => id === '' || nobodys.test(id) || own.has(id.replace(/^0+/, ''));
  const isMalformed = (value: Json, schema: Schema | undefined): boolean =>
    refuses(schema, value) && (typeof value === 'object' || refuses(schema, String(value)));

  const isOwn = (value: Json, schema: Schema | undefined, depth = 0): boolean => {
    if (Array.isArray(value) && !refuses(schema, value))
      return depth >= maxDepth || value.every((item: Json) => isOwn(item, schema, depth + 1));
    if (typeof value === 'object' || typeof value === 'boolean')
      return depth >= maxDepth || !isMalformed(value, schema) || possibleIds(value).every(mayBeRead);
    const text = String(value);
    if (own.has(text)) return true;
    if (isMalformed(value, schema)) return possibleIds(value).every(mayBeRead);
    return nobodys.test(text) || Math.abs(Number(value)) >= beyondAll;
  };

  const digitsOf = (names: readonly string[], text: string): string => {
    const ids = names.flatMap((name) => fixtures[name] ?? []);
    // Digits with no letter before them are a user's to a reader; those of a chat would name another person.
    const isUser = /^\P{L}*(?:\p{N}|$)/u.test(text);
    const plain = text.normalize('NFKC').toLowerCase();
    const id = ids.find((one) => {
      const prefix = one.replace(/\d+$/, '').toLowerCase();
      return isUser ? prefix === '' : prefix !== '' && plain.includes(prefix);
    });
    return id?.replace(/^\D+/, '') ?? absentDigits;
  };

  return {
    own,
    isOwn,
    lend(method, name, value) {
      const { effect, names, parameters, lends } = methods.get(method.toLowerCase()) ?? {};
      const key = name.toUpperCase();
      if (effect === undefined || effect === 'none' || !names?.some((one) => one.toUpperCase() === key))
        return value;
      if (
        !isMalformed(value, parameters?.[key]) ||
        possibleIds(value).every((id) => id === '' || nobodys.test(id))
      )
        return value;
      return lendDigits(value, (text) => digitsOf(lends?.get(key) ?? [], text), isNobodys);
    },
  };
}

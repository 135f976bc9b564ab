import type { Json, Schema } from '../../contract/contract.ts';
import { validatorOf } from '../../contract/oracle.ts';
import type { AllowedMethod } from '../allowed-methods.ts';
import { absentDigits, lendDigits } from './lend-digits.ts';
import type { LendValue } from './lend-request.ts';
import { isNobodys, type NameableIds } from './nameable-ids.ts';
import { possibleIds, prefixOf } from './possible-ids.ts';

/** A number from here on is beyond 64 bits, however it is written. */
const beyondAll = 1e19;

function refuses(schema: Schema | undefined, value: Json): boolean {
  return schema !== undefined && !validatorOf(schema)(value);
}

/** Whether the schema of a parameter refuses a value, as text too. */
export function isMalformed(value: Json, schema: Schema | undefined): boolean {
  return refuses(schema, value) && (typeof value === 'object' || refuses(schema, String(value)));
}

/** Whether a parameter that names what is written to names only what the run may write to, however loosely a portal reads it. */
export function namesOwn(ids: NameableIds, method: AllowedMethod, parameter: string, value: Json): boolean {
  const schema = method.parameters[parameter];
  if (Array.isArray(value) && !refuses(schema, value))
    return value.every((item: Json) => namesOwn(ids, { ...method, parameters: {} }, parameter, item));
  const [, prefix, digits] =
    /^([a-z]*)0*([0-9]+)$/i.exec(typeof value === 'object' ? '' : String(value)) ?? [];
  if (prefix !== undefined && digits !== undefined && ids.prefixes.has(prefix.toLowerCase()))
    return ids.includes(method, parameter, { prefix: prefix.toLowerCase(), number: digits });
  if (
    value !== null &&
    typeof value !== 'object' &&
    typeof value !== 'boolean' &&
    !isMalformed(value, schema)
  )
    return Math.abs(Number(value)) >= beyondAll;
  return possibleIds(value, ids.prefixes).every((id) => ids.includes(method, parameter, id));
}

/** How values are sent to a portal elsewhere: a malformed one with the digits of lent ids, any other as it is. */
export function createLend(methods: ReadonlyMap<string, AllowedMethod>, ids: NameableIds): LendValue {
  return (called, parameter, value) => {
    const method = methods.get(called.toLowerCase());
    if (method === undefined || method.effect === 'none' || method.names?.includes(parameter) !== true)
      return value;
    if (!isMalformed(value, method.parameters[parameter])) return value;
    if (possibleIds(value, ids.prefixes).every(({ number }) => isNobodys(number))) return value;
    const digitsFor = (text: string): string => {
      const prefix = prefixOf(text, ids.prefixes);
      return (prefix === null ? undefined : ids.digitsBehind(method, parameter, prefix)) ?? absentDigits;
    };
    return lendDigits(value, digitsFor, isNobodys);
  };
}

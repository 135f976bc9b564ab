import { isTruthy, toText } from '../php/php-cast.ts';
import type { PhpArray, PhpValue } from '../php/php-value.ts';

/** A record as filters and sorting see it: each field's value as the request would write it. */
export type FilterRecord = ReadonlyMap<string, PhpValue>;

/** The operators that may stand before a field's name in a filter, longest first, so that `>=` is not read as `>`. */
const operators = [
  '!=%',
  '!%=',
  '>=',
  '<=',
  '!=',
  '!@',
  '!%',
  '=%',
  '%=',
  '>',
  '<',
  '=',
  '@',
  '%',
  '!',
] as const;
type Operator = (typeof operators)[number];

/**
 * Whether a record passes every condition of a filter. A name without an operator means equality; a list of values means any of them. Names
 * count in any case. A condition on a field that the record does not have holds only if it is a negation or compares with nothing.
 *
 * @see docs/reference/portal.md E
 */
export function passesFilter(record: FilterRecord, filter: PhpArray): boolean {
  for (const [key, wanted] of filter) {
    const operator = operators.find((candidate) => key.startsWith(candidate)) ?? '=';
    const name = key.startsWith(operator) ? key.slice(operator.length) : key;
    if (!passes(operator, fieldOf(record, name), wanted)) return false;
  }
  return true;
}

/** The value of a field whose name is given in any case. */
export function fieldOf(record: FilterRecord, name: string): PhpValue | undefined {
  if (record.has(name)) return record.get(name);
  const lower = name.toLowerCase();
  for (const [key, value] of record) if (key.toLowerCase() === lower) return value;
  return undefined;
}

function passes(operator: Operator, value: PhpValue | undefined, wanted: PhpValue): boolean {
  if (operator.startsWith('!')) return !passes(positive(operator), value, wanted);
  const values = wanted instanceof Map ? [...wanted.values()] : [wanted];
  return values.some((one) => elementsOf(value).some((element) => holds(operator, element, one)));
}

/** The operator without its negation. */
function positive(operator: Operator): Operator {
  const rest = operator.slice(1);
  return rest === '' ? '=' : (operators.find((candidate) => candidate === rest) ?? '=');
}

/** A field with several values passes when one of them does. */
function elementsOf(value: PhpValue | undefined): readonly (PhpValue | undefined)[] {
  return value instanceof Map && value.size > 0 ? [...value.values()] : [value];
}

function holds(operator: Operator, value: PhpValue | undefined, wanted: PhpValue): boolean {
  const [text, pattern] = [plain(value), plain(wanted)];
  switch (operator) {
    case '>':
      return compareTexts(text, pattern) > 0;
    case '>=':
      return compareTexts(text, pattern) >= 0;
    case '<':
      return compareTexts(text, pattern) < 0;
    case '<=':
      return compareTexts(text, pattern) <= 0;
    case '%':
      return text.toLowerCase().includes(pattern.toLowerCase());
    case '=%':
    case '%=':
      return isLike(text.toLowerCase(), pattern.toLowerCase());
    default:
      return text === pattern || (isNumeric(text) && isNumeric(pattern) && Number(text) === Number(pattern));
  }
}

/** A value as filters compare it: true is `Y` and `1`, so both become `1`, and false, `N` and null become the empty text. */
function plain(value: PhpValue | undefined): string {
  if (value === undefined || value === null || value === false || value === 'N') return '';
  if (value === true || value === 'Y') return '1';
  return toText(value) ?? (isTruthy(value) ? '1' : '');
}

function isNumeric(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** Orders two values: as numbers when both are, else as texts. */
export function compareTexts(one: string, other: string): number {
  if (isNumeric(one) && isNumeric(other)) return Number(one) - Number(other);
  return one < other ? -1 : one > other ? 1 : 0;
}

/** SQL's LIKE with `%` alone. Written without a regular expression, so that no pattern takes long. */
function isLike(text: string, pattern: string): boolean {
  const parts = pattern.split('%');
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (parts.length === 1) return text === pattern;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last))
    return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}

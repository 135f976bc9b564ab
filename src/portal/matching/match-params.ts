import { asRule, type ParamMatcher, type ParamMatchers, type ParamRule } from './param-matcher.ts';

/** Texts above this length are not tried with a regular expression, which may take very long on them. */
const maxMatchedText = 10_000;

/** Whether parameters, as plain JSON, are what is wanted. */
export function matchesParams(params: Readonly<Record<string, unknown>>, wanted: ParamMatchers): boolean {
  return Object.entries(wanted).every(([name, matcher]) => matchesValue(paramOf(params, name), matcher));
}

/** A parameter by its name in any case; the last one counts, as on portals. */
function paramOf(params: Readonly<Record<string, unknown>>, name: string): unknown {
  const wanted = name.toUpperCase();
  return Object.entries(params).findLast(([key]) => key.toUpperCase() === wanted)?.[1];
}

/** Whether a value is what is wanted. Forms carry texts alone, so `7` is the same as `"7"`, and `true` as `"true"` and `"1"`. */
export function matchesValue(value: unknown, matcher: ParamMatcher): boolean {
  const rule = asRule(matcher);
  if (rule !== undefined) return followsRule(value, rule);
  if (isList(matcher)) {
    const entries = entriesOf(value);
    return (
      entries?.length === matcher.length && matcher.every((wanted, at) => matchesValue(entries[at], wanted))
    );
  }
  if (!isObject(matcher)) return isSameScalar(value, matcher);
  return (
    isObject(value) && Object.entries(matcher).every(([name, wanted]) => matchesValue(value[name], wanted))
  );
}

function followsRule(value: unknown, { $equals, $matches, $contains, $absent }: ParamRule): boolean {
  if ($absent !== undefined && $absent !== (value === undefined)) return false;
  if ($equals !== undefined && !isSame(value, $equals)) return false;
  const text = textOf(value);
  if ($matches !== undefined) {
    if (text === undefined || text.length > maxMatchedText || !new RegExp($matches, 'u').test(text))
      return false;
  }
  if ($contains === undefined) return true;
  if (text !== undefined) {
    const part = textOf($contains);
    return part !== undefined && text.includes(part);
  }
  return entriesOf(value)?.some((entry) => matchesValue(entry, $contains)) ?? false;
}

function isSame(value: unknown, wanted: unknown): boolean {
  if (isList(wanted)) {
    const entries = entriesOf(value);
    return entries?.length === wanted.length && wanted.every((one, at) => isSame(entries[at], one));
  }
  if (!isObject(wanted)) return isSameScalar(value, wanted);
  const names = Object.keys(wanted);
  return (
    isObject(value) &&
    Object.keys(value).length === names.length &&
    names.every((name) => isSame(value[name], wanted[name]))
  );
}

function isSameScalar(value: unknown, wanted: unknown): boolean {
  if (value === wanted) return true;
  if (typeof wanted === 'boolean') return textOf(value) === String(wanted) || isSameFlag(value, wanted);
  const text = textOf(value);
  return text !== undefined && wanted !== null && text === textOf(wanted);
}

/** PHP writes true as 1 and false as an empty text or 0. */
function isSameFlag(value: unknown, wanted: boolean): boolean {
  const text = textOf(value);
  return wanted ? text === '1' : text === '' || text === '0';
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The entries of a list; an empty object is an empty list, because PHP has one array for both. */
function entriesOf(value: unknown): readonly unknown[] | undefined {
  if (isList(value)) return value;
  return isObject(value) && Object.keys(value).length === 0 ? [] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

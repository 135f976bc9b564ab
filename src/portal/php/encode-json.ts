/** Anything that a response may carry. A `Map` is a PHP array: a JSON list when its keys are exactly 0…n, `[]` when empty, else an object. */
export type WireValue =
  | null
  | boolean
  | number
  | string
  | readonly WireValue[]
  | Map<string, WireValue>
  | { readonly [key: string]: WireValue };

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what JSON has to escape
const special = /[\u0000-\u001f"\\/<>&'\u2028\u2029]|\p{Surrogate}/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const anySpecial = /[\u0000-\u001f"\\/<>&'\u2028\u2029\ud800-\udfff]/;
const short: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
  '/': '\\/',
};

function escapeCharacter(character: string): string {
  return short[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A string as the portal writes it: `<>&'"` as `\uXXXX`, `/` as `\/`, other characters beyond ASCII as they are. @see docs/reference/portal.md B.4 */
export function encodePhpString(text: string): string {
  return anySpecial.test(text) ? `"${text.replace(special, escapeCharacter)}"` : `"${text}"`;
}

/** Whether a PHP array is written as a JSON list: its keys are 0, 1, 2 … in this order. An empty one is. */
export function isPhpList(array: ReadonlyMap<string, WireValue>): boolean {
  let index = 0;
  for (const key of array.keys()) if (key !== String(index++)) return false;
  return true;
}

/** Compact JSON with the portal's escapes. Numbers that are not finite become 0, as PHP has no JSON for them. */
export function encodePhpJson(value: WireValue): string {
  if (typeof value === 'string') return encodePhpString(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '0';
  if (value instanceof Map) {
    if (isPhpList(value)) return `[${[...value.values()].map(encodePhpJson).join(',')}]`;
    return encodeMembers(value.entries());
  }
  if (isList(value)) return `[${value.map(encodePhpJson).join(',')}]`;
  return encodeObject(value);
}

function encodeMembers(members: Iterable<readonly [string, WireValue]>): string {
  let text = '';
  for (const [key, member] of members)
    text += `${text === '' ? '{' : ','}${encodePhpString(key)}:${encodePhpJson(member)}`;
  return text === '' ? '{}' : `${text}}`;
}

/** The same for a plain object, without a pair for each member. */
function encodeObject(object: { readonly [key: string]: WireValue }): string {
  let text = '';
  for (const key of Object.keys(object))
    text += `${text === '' ? '{' : ','}${encodePhpString(key)}:${encodePhpJson(object[key] ?? null)}`;
  return text === '' ? '{}' : `${text}}`;
}

function isList(value: WireValue): value is readonly WireValue[] {
  return Array.isArray(value);
}

import type { Json } from '../../contract/contract.ts';

/** Parameters as they are sent: nothing left to fill in. */
export type Parameters = Readonly<Record<string, Json>>;

/** Percent-encodes the UTF-8 bytes of a text, all but the unreserved characters of RFC 3986. Never throws. */
export function percentEncode(text: string): string {
  let encoded = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const character = String.fromCharCode(byte);
    encoded += /[A-Za-z0-9\-_.~]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}

function pairs(name: string, value: Json): string[] {
  if (value === null) return [];
  if (typeof value !== 'object') return [`${percentEncode(name)}=${percentEncode(String(value))}`];
  const members: [string, Json][] = Array.isArray(value)
    ? value.map((item: Json, index): [string, Json] => [String(index), item])
    : Object.entries(value);
  if (members.length === 0) return [`${percentEncode(`${name}[0]`)}=`];
  return members.flatMap(([key, item]) => pairs(`${name}[${key}]`, item));
}

/**
 * Writes parameters as `application/x-www-form-urlencoded`, nested ones the PHP way (`a[b][0]=c`, brackets
 * percent-encoded). `null` is left out, which is what PHP makes of it; booleans are the words `true` and `false`;
 * an empty list or object stays a list, of one empty text.
 */
export function encodeForm(parameters: Parameters): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) => pairs(name, value))
    .join('&');
}

import { type PhpArray, PhpFloat, type PhpValue } from './php-value.ts';

const deepest = 512;
const blank = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const word = /true|false|null/iy;
const loneSurrogate = /\p{Surrogate}/u;

interface Cursor {
  readonly text: string;
  at: number;
}

const malformed = Symbol('malformed');
type Decoded = PhpValue | typeof malformed;

/**
 * Decodes JSON as PHP does: integers and floats are told apart, integers beyond 64 bits become floats, nesting ends at 512, of two equal keys the
 * last counts, and unpaired surrogates are an error. Never throws and never recurses deeper than PHP would.
 *
 * @returns `undefined` when PHP would report an error
 * @see docs/reference/portal.md B.3
 */
export function decodePhpJson(text: string): PhpValue | undefined {
  const cursor: Cursor = { text, at: 0 };
  const value = readValue(cursor, 0);
  skip(cursor);
  return value === malformed || cursor.at !== text.length ? undefined : value;
}

function skip(cursor: Cursor): void {
  blank.lastIndex = cursor.at;
  blank.test(cursor.text);
  cursor.at = blank.lastIndex;
}

function readValue(cursor: Cursor, depth: number): Decoded {
  skip(cursor);
  const first = cursor.text[cursor.at];
  if (first === '"') return readString(cursor);
  if (first === '{') return depth < deepest ? readObject(cursor, depth + 1) : malformed;
  if (first === '[') return depth < deepest ? readList(cursor, depth + 1) : malformed;
  return readNumber(cursor) ?? readWord(cursor);
}

function readString(cursor: Cursor): string | typeof malformed {
  const { text, at } = cursor;
  let end = at + 1;
  let escaped = false;
  for (; ; end++) {
    const code = text.charCodeAt(end);
    if (code === 0x22) break;
    if (Number.isNaN(code) || code < 0x20) return malformed;
    if (code === 0x5c) {
      escaped = true;
      end++;
    }
  }
  cursor.at = end + 1;
  if (!escaped) return text.slice(at + 1, end);
  try {
    const value = JSON.parse(text.slice(at, end + 1)) as string;
    return loneSurrogate.test(value) ? malformed : value;
  } catch {
    return malformed;
  }
}

function readNumber(cursor: Cursor): number | bigint | PhpFloat | undefined {
  number.lastIndex = cursor.at;
  const match = number.exec(cursor.text);
  if (match === null) return undefined;
  cursor.at = number.lastIndex;
  const value = Number(match[0]);
  if (match[1] !== undefined || match[2] !== undefined || Object.is(value, -0)) return new PhpFloat(value);
  if (Number.isSafeInteger(value)) return value;
  const exact = BigInt(match[0]);
  return exact === BigInt.asIntN(64, exact) ? exact : new PhpFloat(value);
}

function readWord(cursor: Cursor): Decoded {
  word.lastIndex = cursor.at;
  const match = word.exec(cursor.text);
  if (match === null) return malformed;
  cursor.at = word.lastIndex;
  const lower = match[0].toLowerCase();
  return lower === 'null' ? null : lower === 'true';
}

function readObject(cursor: Cursor, depth: number): Decoded {
  const object: PhpArray = new Map();
  cursor.at++;
  skip(cursor);
  if (cursor.text[cursor.at] === '}') return close(cursor, object);
  for (;;) {
    skip(cursor);
    if (cursor.text[cursor.at] !== '"') return malformed;
    const key = readString(cursor);
    if (key === malformed) return malformed;
    skip(cursor);
    if (cursor.text[cursor.at] !== ':') return malformed;
    cursor.at++;
    const value = readValue(cursor, depth);
    if (value === malformed) return malformed;
    object.set(key, value);
    skip(cursor);
    if (cursor.text[cursor.at] === '}') return close(cursor, object);
    if (cursor.text[cursor.at] !== ',') return malformed;
    cursor.at++;
  }
}

function readList(cursor: Cursor, depth: number): Decoded {
  const list: PhpArray = new Map();
  cursor.at++;
  skip(cursor);
  if (cursor.text[cursor.at] === ']') return close(cursor, list);
  for (;;) {
    const value = readValue(cursor, depth);
    if (value === malformed) return malformed;
    list.set(String(list.size), value);
    skip(cursor);
    if (cursor.text[cursor.at] === ']') return close(cursor, list);
    if (cursor.text[cursor.at] !== ',') return malformed;
    cursor.at++;
  }
}

function close(cursor: Cursor, value: PhpArray): PhpArray {
  cursor.at++;
  return value;
}

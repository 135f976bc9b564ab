import type { PhpArray } from './php-value.ts';

const maxVariables = 1000;
const deepestNesting = 64;
const escapes = /(?:%[0-9a-fA-F]{2})+/g;

/** PHP's `urldecode`: `+` is a space, a bad %-escape stands for itself. Never throws. */
export function urlDecode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  return spaced.replace(escapes, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}

/**
 * Decodes a query string or an urlencoded body as PHP does: `a[b][]=c` nests, `.` and space in a name become `_`, a later value replaces an
 * earlier one, at most 1000 variables and 64 levels count.
 *
 * @see docs/reference/portal.md B.3
 */
export function decodePhpForm(text: string, into: PhpArray = new Map()): PhpArray {
  if (text === '') return into;
  let count = 0;
  for (const piece of text.split('&', maxVariables * 4)) {
    if (piece === '') continue;
    if (++count > maxVariables) break;
    const equals = piece.indexOf('=');
    const name = equals < 0 ? piece : piece.slice(0, equals);
    assign(into, urlDecode(name), equals < 0 ? '' : urlDecode(piece.slice(equals + 1)));
  }
  return into;
}

/** Puts one variable under its PHP name into a PHP array, making the nested arrays that its brackets ask for. */
export function assign(into: PhpArray, rawName: string, value: string): void {
  const path = namePath(rawName);
  if (path === undefined || path.length > deepestNesting) return;
  let array = into;
  for (const [index, step] of path.entries()) {
    const key = step ?? nextIndex(array);
    if (index === path.length - 1) {
      array.set(key, value);
      return;
    }
    let inner = array.get(key);
    if (!(inner instanceof Map)) {
      inner = new Map();
      array.set(key, inner);
    }
    array = inner;
  }
}

/** `a.b[c][]` as `['a_b', 'c', null]`, where null asks for the next free index; undefined for a name that PHP drops. */
function namePath(rawName: string): readonly (string | null)[] | undefined {
  const nul = rawName.indexOf('\0');
  const name = (nul < 0 ? rawName : rawName.slice(0, nul)).replace(/^ +/, '');
  if (name === '') return undefined;
  const bracket = name.indexOf('[', 1);
  if (bracket < 0 || name.indexOf(']', bracket) < 0)
    return [name.replace(/[. [\]]/g, (c) => (c === ']' ? c : '_'))];
  const path: (string | null)[] = [name.slice(0, bracket).replace(/[. [\]]/g, '_')];
  let at = bracket;
  while (name[at] === '[') {
    const end = name.indexOf(']', at);
    if (end < 0) break;
    path.push(end === at + 1 ? null : name.slice(at + 1, end));
    at = end + 1;
  }
  return path;
}

function nextIndex(array: PhpArray): string {
  let next = 0;
  for (const key of array.keys())
    if (/^(?:0|[1-9]\d{0,15})$/.test(key)) next = Math.max(next, Number(key) + 1);
  return String(next);
}

import { joinLetters } from './join-letters.ts';
import {
  escapedPattern,
  escapeSigns,
  formsOf,
  type Secret,
  type SecretForm,
  shortestSecret,
} from './secret-forms.ts';

/** Takes secrets out of what is about to be recorded. All texts are latin1: one character for one byte. */
export interface Redactor {
  /** Replaces every spelling of every secret, and the portal's authority by `[portal]`. */
  text(latin1: string): string;
  /** The same for bytes. Returns the very buffer where there was nothing to replace. */
  bytes(bytes: Buffer): Buffer;
  /** Also takes away the beginning of a secret at the end of a text that was cut off. */
  cutText(latin1: string): string;
  /** From now on these are secrets as well: renewed tokens. */
  add(secrets: readonly Secret[]): void;
}

const placeholder = '\\[(?:redacted:[a-z:-]+|portal)\\]';

/** The placeholder of a secret, e.g. `[redacted:webhook-code]`. */
export function placeholderOf(name: string): string {
  return `[redacted:${name}]`;
}

/** The spellings to look for, longest first, and the patterns that were made of some of them. */
interface Forms {
  readonly all: readonly SecretForm[];
  readonly patterns: Map<string, RegExp>;
}

function formsOfAll(secrets: readonly Secret[]): Forms {
  const all = secrets.flatMap(formsOf).sort((one, other) => other.length - one.length);
  return { all, patterns: new Map() };
}

/** One pattern for some of the spellings; the first group is a placeholder that stands there already. */
function patternOf(some: readonly SecretForm[], { all, patterns }: Forms): RegExp {
  const key = some.map((form) => all.indexOf(form)).join();
  let pattern = patterns.get(key);
  if (pattern === undefined) {
    const source = [placeholder, ...some.map((form) => form.pattern)].map((part) => `(${part})`).join('|');
    pattern = new RegExp(source, 'g');
    patterns.set(key, pattern);
  }
  return pattern;
}

const escapes = /%(?:25)*([0-9a-f]{2})|\\+(?:u00|x)([0-9a-f]{2})|\0/gi;

/** A text with the escapes undone that a secret may be spelt with; numeric entities are left, as their length is ambiguous. */
function plainly(text: string): string {
  return text.replace(escapes, (_, byte: string | undefined, unit: string | undefined) => {
    const hex = byte ?? unit;
    return hex === undefined ? '' : String.fromCharCode(Number.parseInt(hex, 16)).toLowerCase();
  });
}

/**
 * What is left of a literal when a sign of an escape right before it has swallowed its beginning: in `%61bc` the
 * secret `61bc` has lost two characters to it, and more where it begins as an escaped `%` goes on.
 */
function tailOf(literal: string): string {
  const swallowed = (/^5?(?:25)*/.exec(literal)?.[0].length ?? 0) + 3;
  return literal.slice(swallowed);
}

/**
 * The spellings that a text may hold: those whose literal occurs, which is most often none. Most texts have escapes and no
 * secret, so escapes are undone once instead of being tried at every place. Rather one too many than one too few.
 */
function possibleForms(text: string, { all }: Forms): readonly SecretForm[] {
  if (text.includes('&#')) return all;
  const lower = text.toLowerCase();
  const plain = escapeSigns.test(text) ? plainly(lower) : null;
  return all.filter(({ literal, hasSign, length, anyCase }) => {
    // Each character of a spelling takes one of the text at least.
    if (text.length < length) return false;
    if (literal === null) return plain !== null || !hasSign;
    if (!anyCase) return text.includes(literal);
    return lower.includes(literal) || plain?.includes(tailOf(literal));
  });
}

/** Where a text holds a secret; the end is behind its last character. */
interface FoundSecret {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

function findSecrets(text: string, forms: Forms): readonly FoundSecret[] {
  const possible = possibleForms(text, forms);
  if (possible.length === 0) return [];
  return [...text.matchAll(patternOf(possible, forms))].flatMap((match) => {
    if (match[1] !== undefined) return [];
    const index = possible.findIndex((_, at) => match[at + 2] !== undefined);
    const name = possible[index]?.name ?? 'secret';
    return [{ start: match.index, end: match.index + match[0].length, name }];
  });
}

function replaceSecrets(text: string, forms: Forms): string {
  let result = '';
  let done = 0;
  for (const { start, end, name } of findSecretsAnywhere(text, forms)) {
    result += text.slice(done, start) + placeholderOf(name);
    done = end;
  }
  return done === 0 ? text : result + text.slice(done);
}

/** The secrets of a text as it stands; where there are none, those whose letters something stands between. */
function findSecretsAnywhere(text: string, forms: Forms): readonly FoundSecret[] {
  const found = findSecrets(text, forms);
  const joined = found.length === 0 ? joinLetters(text) : null;
  if (joined === null) return found;
  return findSecrets(joined.text, forms).map(({ start, end, name }) => ({
    start: joined.placeOf(start),
    end: joined.placeOf(end - 1) + 1,
    name,
  }));
}

function authorityPattern(authority: string): RegExp {
  return new RegExp(`(?<![\\w.\\-])${escapedPattern(authority)}(?!\\w|[.\\-]\\w|:\\d)`, 'g');
}

function cutTail(text: string, secrets: readonly Secret[]): string {
  const lower = text.slice(-4096).toLowerCase();
  for (const { name, value } of secrets) {
    for (let length = value.length - 1; length >= shortestSecret; length -= 1) {
      if (!lower.endsWith(value.slice(0, length).toLowerCase())) continue;
      return text.slice(0, text.length - length) + placeholderOf(name);
    }
  }
  return text;
}

/** Texts without a secret that are kept, in number and characters: two megabytes at most. */
const maxKept = 1_000;
const longestKept = 2_000;

/**
 * Makes a redactor. `authority` is the portal's `host[:port]`: it becomes `[portal]`, so that two runs
 * against an ephemeral port record the same; a report names the origin once.
 */
export function createRedactor(initial: readonly Secret[], authority: string): Redactor {
  let secrets = [...initial];
  let forms = formsOfAll(secrets);
  const portal = authorityPattern(authority);
  const sign = authority.toLowerCase();
  // Most texts of a run were there before: headers, and short bodies.
  const clean = new Set<string>();

  function text(latin1: string): string {
    if (clean.has(latin1)) return latin1;
    const redacted = searched(latin1);
    if (redacted === latin1 && latin1.length <= longestKept) {
      if (clean.size >= maxKept) clean.clear();
      clean.add(latin1);
    }
    return redacted;
  }

  function searched(latin1: string): string {
    let result = latin1;
    for (let pass = 0; pass < 6; pass += 1) {
      const next = replaceSecrets(result, forms);
      if (next === result) break;
      result = next;
    }
    const mayName = escapeSigns.test(result) || result.toLowerCase().includes(sign);
    return mayName ? result.replace(portal, '[portal]') : result;
  }

  return {
    text,
    bytes(bytes) {
      const before = bytes.toString('latin1');
      const after = text(before);
      return after === before ? bytes : Buffer.from(after, 'latin1');
    },
    cutText: (latin1) => cutTail(text(latin1), secrets),
    add(more) {
      secrets = [...secrets, ...more];
      forms = formsOfAll(secrets);
      clean.clear();
    },
  };
}

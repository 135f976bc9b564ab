/** A secret, and the name that stands for it in `[redacted:NAME]`. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

/** Shorter secrets cannot be told from ordinary text; they are only replaced where a URL is known to hold them. */
export const shortestSecret = 4;

/** How one spelling of a secret is found: a text to look for first, and the pattern that replaces it. */
export interface SecretForm {
  readonly name: string;
  /** Length of the spelling: longer ones are replaced first. */
  readonly length: number;
  /** Pattern source, for a text of latin1 characters. */
  readonly pattern: string;
  /** A literal part that must occur, or null where escapes hide it. */
  readonly literal: string | null;
  /** Whether the spelling holds a sign of an escape, which no escape of it can do without. */
  readonly hasSign: boolean;
  readonly anyCase: boolean;
}

/** What an escape begins with, and the zero bytes of UTF-16. */
export const escapeSigns = /[%\\&\0]/;

/** Texts that no escape and no encoding can be mistaken for. */
const plainText = /^[\x20-\x24\x27-\x5b\x5d-\x7e]+$/;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

function anyCaseHex(code: number): string {
  const digits = code.toString(16).padStart(2, '0');
  return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function anyCaseLiteral(character: string): string {
  const lower = character.toLowerCase();
  const upper = character.toUpperCase();
  return lower === upper ? escaped(character) : `[${lower}${upper}]`;
}

/**
 * Pattern of a text in any case, each character as it stands or escaped: by per-cent (also twice), by a
 * backslash as JSON and JavaScript do it, or as an HTML entity; with the zero bytes of UTF-16 in between.
 */
export function escapedPattern(text: string): string {
  return [...Buffer.from(text, 'utf8').toString('latin1')]
    .map((character) => {
      const hex = anyCaseHex(character.charCodeAt(0));
      const entity = `&#(?:0*${character.charCodeAt(0)}|[xX]0*${hex});?`;
      return `(?:${anyCaseLiteral(character)}|%(?:25)*${hex}|\\\\+(?:u00|x)${hex}|${entity})\\x00?`;
    })
    .join('');
}

/** The longest part of a base64 text that has one spelling: `+` and `/` have two. */
function longestPart(core: string): string | null {
  const [longest = ''] = core.split(/[^A-Za-z0-9]/).sort((one, other) => other.length - one.length);
  return longest === '' ? null : longest;
}

function base64Forms(secret: Secret): SecretForm[] {
  const { value, name } = secret;
  return [...new Set([value, value.toLowerCase(), value.toUpperCase()])].flatMap((spelling) =>
    [0, 1, 2].map((offset) => {
      const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(spelling, 'utf8')]);
      const first = Math.ceil((offset * 8) / 6);
      const core = bytes.toString('base64').slice(first, Math.floor((bytes.length * 8) / 6));
      const pattern = core.replace(/[+/]/g, (character) => (character === '+' ? '[+\\-]' : '[/_]'));
      const literal = longestPart(core);
      const edge = '[A-Za-z0-9+/_\\-]';
      return {
        name,
        length: core.length,
        pattern: `${offset === 0 ? '' : `${edge}?`}${pattern}${edge}?={0,2}`,
        literal,
        hasSign: false,
        anyCase: false,
      };
    }),
  );
}

/** All spellings of a secret that a record must not hold. None for a secret too short to be told from other text. */
export function formsOf(secret: Secret): SecretForm[] {
  const { name, value } = secret;
  if (value.length < shortestSecret) return [];
  const hex = Buffer.from(value, 'utf8').toString('hex');
  const hexes = [
    hex,
    Buffer.from(value.toLowerCase()).toString('hex'),
    Buffer.from(value.toUpperCase()).toString('hex'),
  ];
  return [
    {
      name,
      length: value.length,
      pattern: escapedPattern(value),
      literal: plainText.test(value) ? value.toLowerCase() : null,
      hasSign: escapeSigns.test(value),
      anyCase: true,
    },
    ...[...new Set(hexes)].map((form) => ({
      name,
      length: form.length,
      pattern: [...form].map(anyCaseLiteral).join(''),
      literal: form,
      hasSign: false,
      anyCase: true,
    })),
    ...base64Forms(secret).filter((form) => form.length >= 6),
  ];
}

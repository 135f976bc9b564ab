import fc, { type Arbitrary } from 'fast-check';

/** What digits a generated text may hold. */
export interface Numbers {
  /** The digits of the fixtures that the target lends. */
  readonly known: readonly string[];
  /** Any other number, and digits of other scripts. */
  readonly free: boolean;
}

const letters = [...'abcxyzABCXYZäöüßéñçøşžıŁжщЯчатاب한中文あ'];
const marks = [
  ...' \t\n\r\0\u00a0\u200b\u202e\u2066\ufeff\ufffd\'"\\/<>&%#+-.,;:_=?![]{}()$`|~^*@',
  '\ud83d\ude00',
  '\u0301',
  // What cuts a text short, or is trimmed away, more often than the rest.
  ...'\0\0\0\0\0\0\n\t ++--',
];
/** Zeros of other scripts: their nine other digits follow them. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];

function joined(parts: Arbitrary<readonly string[]>): Arbitrary<string> {
  return parts.map((all) => all.join(''));
}

const mark = fc.constantFrom(...marks);
const surrogates = 0x800;
/** Any code point but the surrogates, which no text may hold. fast-check's own `binary` first lists all of them, which takes most of a second. */
export const anyCharacter: Arbitrary<string> = fc
  .nat({ max: 0x10ffff - surrogates })
  .map((place) => String.fromCodePoint(place < 0xd800 ? place : place + surrogates));
const character: Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...letters), weight: 5 },
  { arbitrary: mark, weight: 3 },
  { arbitrary: anyCharacter, weight: 1 },
);

function otherScript(numbers: Arbitrary<string>): Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...zeros), numbers)
    .map(([zero, digits]) => digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit))));
}

/**
 * Texts around what a dialog id looks like: a prefix, a number and something wrong with it; words and long texts of
 * several scripts; zeros; numbers nobody has. All are whole Unicode.
 */
export function texts(prefixes: readonly string[], { known: lent, free }: Numbers): Arbitrary<string> {
  const prefix = fc.constantFrom(...prefixes);
  const known = fc.constantFrom('', ...lent);
  const number = free ? fc.oneof(known, fc.nat({ max: 9_999 }).map(String)) : known;
  const nearly = joined(
    fc
      .tuple(
        fc.array(mark, { maxLength: 1 }),
        prefix,
        fc.array(mark, { maxLength: 1 }),
        number,
        fc.array(character, { maxLength: 2 }),
      )
      .map((parts) => parts.flat()),
  );
  const marred = joined(fc.tuple(prefix, number, mark));
  const word = joined(fc.array(character, { maxLength: 8 }));
  const long = joined(fc.array(character, { maxLength: 90, size: 'max' }));
  const huge = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.array(fc.nat({ max: 9 }), { minLength: 19, maxLength: 120 }))
    .map(([first, more]) => `${first}${more.join('')}`);
  const zero = fc.integer({ min: 1, max: 7 }).map((count) => '0'.repeat(count));
  const behind = (rest: Arbitrary<string>) => joined(fc.tuple(prefix, rest));
  return fc.oneof(
    { arbitrary: nearly, weight: 5 },
    { arbitrary: marred, weight: 4 },
    { arbitrary: behind(word), weight: 3 },
    { arbitrary: behind(long), weight: 3 },
    {
      arbitrary: fc.tuple(word, fc.integer({ min: 1, max: 200 })).map(([text, times]) => text.repeat(times)),
      weight: 1,
    },
    { arbitrary: behind(huge), weight: 1 },
    { arbitrary: behind(zero), weight: 1 },
    { arbitrary: behind(free ? otherScript(number) : word), weight: 3 },
  );
}

/**
 * What stands between letters and is not seen where a text is shown: control characters as they are and as JSON, per-cent
 * and HTML escapes, and the zero-width characters, the soft hyphen and the byte order mark of UTF-8, as latin1 characters.
 */
const between = new RegExp(
  [
    '[\\0-\\x1f\\x7f]+',
    '\\\\+(?:u00(?:[01][0-9a-f]|7f)|u200[b-f]|ufeff|u00ad|x(?:[01][0-9a-f]|7f)|[0bfnrtv])',
    '%(?:25)*(?:[01][0-9a-f]|7f)',
    '&#(?:0*(?:[12]?[0-9]|3[01])|x0*[01]?[0-9a-f]);',
    '\\xe2\\x80[\\x8b-\\x8f]|\\xef\\xbb\\xbf|\\xc2\\xad',
  ].join('|'),
  'gi',
);

/** A text without what stands between its letters. */
export interface JoinedText {
  readonly text: string;
  /** The place in the text as it was of a character of the joined one. */
  placeOf(place: number): number;
}

/** Joins the letters of a text, so that a search finds words that something was put into; null where nothing stands between. */
export function joinLetters(text: string): JoinedText | null {
  const parts: { readonly from: number; readonly at: number }[] = [];
  let joined = '';
  let from = 0;
  const add = (end: number) => {
    if (end > from) parts.push({ from, at: joined.length });
    joined += text.slice(from, end);
  };
  for (const { index, 0: sign } of text.matchAll(between)) {
    add(index);
    from = index + sign.length;
  }
  if (from === 0) return null;
  add(text.length);
  return {
    text: joined,
    placeOf(place) {
      const part = parts.findLast(({ at }) => at <= place) ?? { from: 0, at: 0 };
      return part.from + place - part.at;
    },
  };
}

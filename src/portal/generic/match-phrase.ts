/** How many characters a search phrase has to have. @see docs/reference/portal.md D */
export const minPhrase = 2;

/** Whether every word of a phrase begins a word of one of the texts, whatever the case. An empty phrase matches everything. */
export function matchesPhrase(phrase: string, texts: readonly string[]): boolean {
  const words = texts.flatMap(wordsOf);
  return wordsOf(phrase).every((wanted) => words.some((word) => word.startsWith(wanted)));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

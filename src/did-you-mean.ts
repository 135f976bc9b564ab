/** How many letters have to be changed, added or removed to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The known word that a mistyped one is nearest to; null where none is near. A third of the letters may be wrong, and two in a short word. */
export function didYouMean(word: string, known: readonly string[]): string | null {
  const near = known
    .map((name) => ({ name, away: distance(word.toUpperCase(), name.toUpperCase()) }))
    .sort((a, b) => a.away - b.away)[0];
  return near !== undefined && near.away <= Math.max(2, Math.floor(word.length / 3)) ? near.name : null;
}

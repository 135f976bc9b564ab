/**
 * A name as a key: `[a-z0-9-]`, at most 40 characters, and none of `taken`, which gets it a number.
 * Keys stand in file names, fragments and ids of every format, so nothing of a hostile name is left in them.
 */
export function subjectKey(name: string, taken: ReadonlySet<string> = new Set()): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  const key = plain === '' ? 'subject' : plain;
  for (let number = 2; taken.has(key); number += 1) {
    const numbered = `${key}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
  return key;
}

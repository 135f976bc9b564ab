const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

function escapedUnits(characters: string): string {
  return Array.from({ length: characters.length }, (_, index) => characters.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}

/**
 * JSON that means the same and is safe to look at: invisible, reordering and control characters and the
 * build-server mark `##[` stand as `\uXXXX`, so that printing a file on a terminal or into a log does nothing.
 * Without `indent` the result is one line for every reader, U+2028 included.
 */
export function jsonText(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent);
  const safe = text.replace(unsafe, (match) => (match === '\n' ? match : escapedUnits(match)));
  return safe.replace(/##(?=\w*\[)/g, '#\\u0023');
}

/** A text without links, bold marks and backticks. */
export function plainText(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|\^\*\^|`+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What stands in backticks, one by one; the whole text in plain letters where nothing does. */
export function codesIn(text: string): readonly string[] {
  const found = [...text.matchAll(/`+([^`\n]+)`+/g)].map(([, code = '']) => code.trim());
  return found.length > 0 ? found : [plainText(text)];
}

/** A cell of a Markdown table: on one line, with its pipes escaped. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** A Markdown table; nothing where it would have no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** A word as code. */
export function code(word: string): string {
  return `\`${word}\``;
}

/** The note at the head of a generated page. */
export const generatedNote = 'This page is generated from the source by `npm run docs`. Do not edit it.';

/** A page of paragraphs; empty ones are left out. */
export function page(paragraphs: readonly string[]): string {
  return `${paragraphs.filter((text) => text !== '').join('\n\n')}\n`;
}

/** A cell of a table: its text, lines kept, and the line it begins on. */
export interface Cell {
  readonly text: string;
  readonly line: number;
}

/** A row of a table with its first and last line. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly line: number;
  readonly lastLine: number;
}

/** A table. The first row is the heading, where the table has one. */
export interface PageTable {
  readonly kind: 'table';
  readonly rows: readonly Row[];
  readonly line: number;
  readonly lastLine: number;
}

/** Follows the cells of a multiline table: a row stands between two `||`, and `|` parts its cells. */
class RowReader {
  readonly rows: Row[] = [];
  #cells: Cell[] = [];
  #text: string | null = null;
  #line = 0;
  #cellLine = 0;

  get isOpen(): boolean {
    return this.#text !== null;
  }

  open(line: number): void {
    this.#text = '';
    this.#line = line;
    this.#cellLine = line;
  }

  add(text: string): void {
    if (this.#text !== null) this.#text += text;
  }

  part(line: number): void {
    if (this.#text === null) return;
    this.#cells.push({ text: this.#text.trim(), line: this.#cellLine });
    this.#text = '';
    this.#cellLine = line;
  }

  close(line: number): void {
    if (this.#text === null) return;
    this.part(line);
    this.rows.push({ cells: this.#cells, line: this.#line, lastLine: line });
    this.#cells = [];
    this.#text = null;
  }
}

/** Reads one line of a table into the reader. A `|` in code, or behind a backslash, parts nothing. */
function readLine(reader: RowReader, text: string, line: number): void {
  let isCode = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const isPair = text.startsWith('||', at);
    // An apostrophe of code that is not closed on its line is no code: else the rest of the table would be one cell.
    if (char === '`') isCode = !isCode && text.indexOf('`', at + 1) !== -1;
    if (char === '\\' && text.charAt(at + 1) === '|') {
      reader.add('|');
      at++;
    } else if (isCode || char !== '|') {
      reader.add(char);
    } else if (isPair) {
      const isStart = text.slice(0, at).trim() === '' && text.slice(at + 2).trim() !== '';
      if (isStart) reader.close(line - 1);
      if (reader.isOpen) reader.close(line);
      else reader.open(line);
      at++;
    } else {
      reader.part(line);
    }
  }
  reader.add('\n');
}

/** The line on which a multiline table ends, tables in its cells included; the last line of the page where none does. */
function endOfTable(lines: readonly string[], start: number): number {
  let depth = 0;
  for (let index = start; index < lines.length; index++) {
    const text = lines[index]?.trim() ?? '';
    if (text.startsWith('#|')) depth++;
    if (text.endsWith('|#')) depth--;
    if (depth <= 0) return index;
  }
  return lines.length - 1;
}

function multilineTable(lines: readonly string[], start: number): PageTable {
  const end = endOfTable(lines, start);
  const reader = new RowReader();
  let isFenced = false;
  let depth = 0;
  for (let index = start; index <= end; index++) {
    const text = lines[index] ?? '';
    const trimmed = text.trim();
    const content =
      index === start ? text.replace('#|', '') : index === end ? text.replace(/\|#\s*$/, '') : text;
    if (index > start && trimmed.startsWith('#|')) depth++;
    if (isFenced || depth > 0) reader.add(`${content}\n`);
    else readLine(reader, content, index + 1);
    if (/^`{3,}/.test(trimmed)) isFenced = !isFenced;
    if (index < end && trimmed.endsWith('|#') && depth > 0) depth--;
  }
  reader.close(end + 1);
  return { kind: 'table', rows: reader.rows, line: start + 1, lastLine: end + 1 };
}

/** A table of plain Markdown: lines with `|`, the second one of dashes. */
function plainTable(lines: readonly string[], start: number): PageTable {
  const end = lines.findIndex((line, index) => index > start && !line.trim().startsWith('|'));
  const last = end === -1 ? lines.length : end;
  const rows = lines.slice(start, last).map((line, offset): Row => {
    const cells = line
      .trim()
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/);
    const number = start + offset + 1;
    return {
      cells: cells.map((cell) => ({ text: cell.replaceAll('\\|', '|').trim(), line: number })),
      line: number,
      lastLine: number,
    };
  });
  return { kind: 'table', rows: [...rows.slice(0, 1), ...rows.slice(2)], line: start + 1, lastLine: last };
}

/**
 * The table that begins on a line, counted from 0; null where none does.
 *
 * @see https://diplodoc.com/docs/en/syntax/tables/multiline
 */
export function tableAt(lines: readonly string[], index: number): PageTable | null {
  const text = lines[index]?.trim() ?? '';
  if (text.startsWith('#|')) return multilineTable(lines, index);
  const isPlain = text.startsWith('|') && /^\|?[\s:-]*-{2,}[\s:|-]*$/.test(lines[index + 1]?.trim() ?? '');
  return isPlain ? plainTable(lines, index) : null;
}

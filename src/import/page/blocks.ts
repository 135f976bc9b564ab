import { type PageTable, tableAt } from './tables.ts';

/** A heading: `## Errors {#errors}` has level 2, the text `Errors` and the anchor `errors`. */
export interface Heading {
  readonly kind: 'heading';
  readonly level: number;
  readonly text: string;
  readonly anchor: string | null;
  readonly line: number;
}

/** A fenced block of code, with the lines of its content. */
export interface CodeBlock {
  readonly kind: 'code';
  readonly language: string;
  readonly text: string;
  readonly line: number;
  readonly lastLine: number;
}

/** A line of anything else. */
export interface TextLine {
  readonly kind: 'text';
  readonly text: string;
  readonly line: number;
}

/** A part of a page that the import reads. Lines are counted from 1. */
export type Block = Heading | CodeBlock | PageTable | TextLine;

const fence = /^\s*(`{3,}|~{3,})\s*([\w+-]*)/;

/** The line on which a fence closes; the last line of the page where none does. */
function closingFence(lines: readonly string[], start: number, mark: string): number {
  for (let index = start + 1; index < lines.length; index++) {
    const text = lines[index]?.trim() ?? '';
    if (text.startsWith(mark) && /^(`+|~+)$/.test(text)) return index;
  }
  return lines.length;
}

function headingAt(text: string, line: number): Heading | null {
  const found = /^(#{1,6})\s+(.*)$/.exec(text);
  if (found === null) return null;
  const [, marks = '', rest = ''] = found;
  const anchor = /\{#([^}]*)\}/.exec(rest)?.[1] ?? null;
  return {
    kind: 'heading',
    level: marks.length,
    text: rest.replace(/\{#[^}]*\}/g, '').trim(),
    anchor,
    line,
  };
}

/** The line on which something that is not published ends: a comment, or a part that stands in drafts only. */
function endOfHidden(lines: readonly string[], start: number): number {
  const text = lines[start] ?? '';
  const closing = /^\s*<!--/.test(text) ? '-->' : /\{%\s*if\s+build\s*==\s*'dev'/.test(text) ? 'endif' : null;
  if (closing === null) return -1;
  const end = lines.findIndex((line, index) => index >= start && line.includes(closing));
  return end === -1 ? start : end;
}

/**
 * The parts of a page of the official docs: headings, blocks of code, tables and lines of text, whatever tabs and notes they stand in. Comments
 * and parts for drafts are left out. Any text is a page: what is broken is read as far as it goes.
 *
 * @see https://diplodoc.com/docs/en/syntax/ the dialect of Markdown that the pages are written in
 */
export function blocksOf(page: string): readonly Block[] {
  const lines = page.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index++) {
    const text = lines[index] ?? '';
    const hidden = endOfHidden(lines, index);
    const [, mark = '', language = ''] = fence.exec(text) ?? [];
    const table = tableAt(lines, index);
    if (hidden >= index) {
      index = hidden;
    } else if (mark !== '') {
      const end = closingFence(lines, index, mark);
      const content = lines.slice(index + 1, end);
      blocks.push({
        kind: 'code',
        language,
        text: content.join('\n'),
        line: index + 2,
        lastLine: Math.max(end, index + 1),
      });
      index = end;
    } else if (table !== null) {
      blocks.push(table);
      index = table.lastLine - 1;
    } else {
      blocks.push(headingAt(text, index + 1) ?? { kind: 'text', text, line: index + 1 });
    }
  }
  return blocks;
}

import type { ErrorFact } from '../facts.ts';
import type { Block } from './blocks.ts';
import { codesIn, plainText } from './cell-text.ts';
import { objectIn } from './read-success.ts';
import type { PageTable, Row } from './tables.ts';

/** Words that stand for an empty code. A dash, or nothing at all, may also stand for a code that nobody has looked up. */
const emptyCode = /^(?:empty(?:\s+(?:string|value|line))?|"")$/i;
/** What a code on the wire looks like; anything else in a column of codes is a text, or stands for several codes. */
const literalCode = /^[\p{L}\p{N}_.:-]+$/u;

interface ErrorColumns {
  readonly code: number | null;
  readonly status: number | null;
}

/** Which column of a table has codes, and which has statuses; null for a table that lists no errors. */
function columnsOf({ cells }: Row): ErrorColumns | null {
  const names = cells.map(({ text }) => plainText(text).toLowerCase());
  const find = (pattern: RegExp) => {
    const index = names.findIndex((name) => pattern.test(name));
    return index === -1 ? null : index;
  };
  const code = find(/^(?:error\s+)?codes?\b/) ?? find(/^errors?$/);
  const status = find(/^(?:http[ -]?)?status/);
  const isText =
    names.some((name) => /^(?:error\s+(?:text|message)|description$)/.test(name)) && names.length === 2;
  if (names[0] === 'field' || names[0]?.startsWith('name') === true) return null;
  return code === null && !isText ? null : { code, status };
}

/** The codes of a cell: several where several stand in it, null for one that cannot be compared. */
function codesOf(text: string): readonly (string | null)[] {
  if (emptyCode.test(plainText(text))) return [''];
  const codes = codesIn(text)
    .flatMap((code) => code.split(/\s*,\s*|\s+or\s+/))
    .map((code) => code.replace(/^["']|["']$/g, '').trim())
    .map((code) => (literalCode.test(code) && /[\p{L}\p{N}]/u.test(code) ? code : null));
  return [...new Set(codes.length === 0 ? [null] : codes)];
}

function statusIn(text: string): number | null {
  const found = /^\D*([45]\d\d)\b\D*$/.exec(plainText(text))?.[1];
  return found === undefined ? null : Number(found);
}

function errorsIn({ rows }: PageTable): readonly ErrorFact[] {
  const [first, ...others] = rows;
  const columns = first === undefined ? null : columnsOf(first);
  if (columns === null) return [];
  return others.flatMap(({ cells, line }) => {
    const textAt = (index: number | null) => (index === null ? '' : (cells[index]?.text ?? ''));
    const words = cells.filter((_, index) => index !== columns.code && index !== columns.status);
    const status = columns.status === null ? null : statusIn(textAt(columns.status));
    return codesOf(textAt(columns.code)).map((code) => ({
      code,
      status,
      words: [...(code === null ? [textAt(columns.code)] : []), ...words.map(({ text }) => text)]
        .map(plainText)
        .join(' · '),
      line,
    }));
  });
}

/** The statuses that a line names: `HTTP Status: **400**, **403**`. Kinds such as 40x say nothing that can be compared. */
function statusesIn(text: string): readonly number[] {
  const said = /http[ -]?status(?:\s+code)?s?\s*:?(.*)$/i.exec(plainText(text))?.[1];
  if (said === undefined) return [];
  const named = said.replace(/\(.*?\)/g, '');
  if (/\d\dx|\dxx/i.test(named)) return [];
  return [...named.matchAll(/\b([1-5]\d\d)\b/g)].map(([status]) => Number(status));
}

/** What a page says of refusals. */
export function readErrors(blocks: readonly Block[]): {
  readonly errors: readonly ErrorFact[];
  readonly errorStatuses: readonly number[];
  readonly hasNumericCodes: boolean;
} {
  const samples = blocks.flatMap((block) => (block.kind === 'code' ? [objectIn(block)] : []));
  return {
    errors: blocks.flatMap((block) => (block.kind === 'table' ? errorsIn(block) : [])),
    errorStatuses: [
      ...new Set(blocks.flatMap((block) => (block.kind === 'text' ? statusesIn(block.text) : []))),
    ],
    hasNumericCodes: samples.some((sample) => typeof sample?.['error'] === 'number'),
  };
}

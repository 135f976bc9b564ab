import type { ParameterFact } from '../facts.ts';
import { typesOfWords } from '../json-types.ts';
import type { Block } from './blocks.ts';
import { codesIn, plainText } from './cell-text.ts';
import type { Row } from './tables.ts';

const noParameters =
  /\b(?:no|without)\s+(?:additional\s+|input\s+|any\s+)?parameters\b|does\s+not\s+(?:have|take|accept|require|need)\s+(?:any\s+)?(?:additional\s+)?parameters|\bparameters\s+are\s+not\s+(?:required|needed|provided)|\bnone\b/i;

/** How an introduction says it; elsewhere in it the words may be about something else. */
const startsWithNone = /^\s*(?:the method (?:has|takes) )?(?:no|without) parameters\b/i;

/** A name in a cell: bold, with the mark of a required one inside or behind the bold, or in backticks. */
const boldName = /^\s*\*\*\s*`?([^*`\n]+?)`?\s*(\\?\*|\^\\?\*\^)?\s*\*\*\s*(\\?\*|\^\\?\*\^)?/;
const codeName = /^\s*`([^`\n]+)`\s*(\\?\*)?/;

/** Whether a text is a name that a request can have. `A, B` and `A or B` are none. */
const literalName = /^[\p{L}_][\p{L}\p{N}_.:-]*(?:\[\])?$/u;

interface NameCell {
  readonly name: string;
  readonly isMarked: boolean;
  /** What stands behind the name. */
  readonly rest: string;
}

function nameIn(text: string): NameCell | null {
  const found = boldName.exec(text) ?? codeName.exec(text) ?? /^\s*([\w.]+)(\*)?(?=\s|$)/.exec(text);
  if (found === null) return null;
  const [all, name = '', inside, behind] = found;
  // `UF_\*` stands for every name that begins so.
  if (inside === '\\*' && name.endsWith('_')) return null;
  // `NAME (OLD_NAME)` is known by its first name.
  const [first = ''] = name.trim().split(/\s*\(/, 1);
  return {
    name: first,
    isMarked: inside !== undefined || behind !== undefined,
    rest: text.slice(all.length),
  };
}

/** Words for types in the rest of a cell: what is in backticks, also where several stand in one pair. */
function typeWords(rest: string): readonly string[] {
  return plainText(rest) === '' ? [] : codesIn(rest.replaceAll('```', '`'));
}

/** The columns of a table of names: a heading row says which one has types of its own. */
interface Columns {
  readonly types: number | null;
}

function columnsOf({ cells }: Row): Columns | null {
  const [first = '', ...others] = cells.map(({ text }) => plainText(text).toLowerCase());
  if (!/^(?:name|parameter|field|key)\b/.test(first)) return null;
  const types = others.findIndex((text) => /^(?:data )?type\b/.test(text));
  return { types: types === -1 ? null : types + 1 };
}

/** The rows of a table of names and types: parameters, or the members of a result. The row of headings may be missing. */
export function namedRows(rows: readonly Row[]): readonly ParameterFact[] {
  const [first, ...others] = rows;
  if (first === undefined) return [];
  const columns = columnsOf(first);
  return (columns === null ? rows : others).flatMap(({ cells, line }) => {
    const [cell] = cells;
    const found = cell === undefined ? null : nameIn(cell.text);
    if (found === null || !literalName.test(found.name)) return [];
    const own = columns?.types == null ? undefined : cells[columns.types]?.text;
    return [
      {
        name: found.name.replace(/\[\]$/, ''),
        types: typesOfWords(typeWords(own ?? found.rest)),
        required: found.isMarked,
        line,
      },
    ];
  });
}

/** The parameters of a method, and whether the page says enough to know them all. Without a section for them, the introduction may say that there are none. */
export function readParameters(
  blocks: readonly Block[],
  introduction: readonly Block[],
): {
  readonly parameters: readonly ParameterFact[];
  readonly knowsParameters: boolean;
} {
  const table = (blocks.length > 0 ? blocks : introduction).find((block) => block.kind === 'table');
  const rows = table === undefined ? [] : namedRows(table.rows);
  const seen = new Map<string, ParameterFact>();
  for (const row of rows) if (!seen.has(row.name.toUpperCase())) seen.set(row.name.toUpperCase(), row);
  const saysNone =
    blocks.some((block) => block.kind === 'text' && noParameters.test(block.text)) ||
    (blocks.length === 0 &&
      introduction.some((block) => block.kind === 'text' && startsWithNone.test(block.text)));
  return {
    parameters: [...seen.values()],
    knowsParameters: rows.length > 0 || (table === undefined && saysNone),
  };
}

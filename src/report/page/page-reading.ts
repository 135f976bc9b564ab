import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { specDirectory } from '../../contract/editions.ts';
import type { ReportedClause } from '../model/report.ts';

/** A piece of a source page that is read in one go: lines on which the same promises begin and end. */
export interface Passage {
  /** Number of the first line, from 1. */
  readonly first: number;
  readonly lines: readonly string[];
  /** The clauses that begin here. */
  readonly clauses: readonly ReportedClause[];
  /** Whether any clause rests on these lines, one that began before them included. */
  readonly promised: boolean;
}

/** A source page cut where promises begin and end. */
export interface PageReading {
  readonly page: string;
  readonly passages: readonly Passage[];
}

function linesOf(page: string): readonly string[] | null {
  const file = join(specDirectory(), 'pages', `${page}.md`);
  if (!/^[\w-]+$/.test(page) || !existsSync(file)) return null;
  return readFileSync(file, 'utf8').replace(/\n$/, '').split('\n');
}

function isQuoted(lines: readonly string[], { source, quote }: ReportedClause): boolean {
  const [first, last] = source.lines ?? [1, 0];
  return (
    lines
      .slice(first - 1, last)
      .join('\n')
      .trim() === quote
  );
}

function passagesOf(lines: readonly string[], clauses: readonly ReportedClause[]): readonly Passage[] {
  const ranges = clauses.flatMap(({ source }) => (source.lines === undefined ? [] : [source.lines]));
  const cuts = new Set([1, ...ranges.flatMap(([first, last]) => [first, last + 1])]);
  const starts = [...cuts].filter((line) => line <= lines.length).sort((one, other) => one - other);
  return starts.map((first, index) => ({
    first,
    lines: lines.slice(first - 1, (starts[index + 1] ?? lines.length + 1) - 1),
    clauses: clauses.filter(({ source }) => source.lines?.[0] === first),
    promised: ranges.some(([from, to]) => from <= first && first <= to),
  }));
}

/**
 * The pages that clauses quote, each with its own clauses. A page is left out where the clauses do not quote the
 * text that this suite has of it, since a report may come from another version: its clauses stand in a table then.
 */
export function readPages(clauses: readonly ReportedClause[]): readonly PageReading[] {
  const quoting = clauses.filter(({ source }) => source.lines !== undefined);
  return [...new Set(quoting.map(({ source }) => source.page))].flatMap((page) => {
    const own = quoting.filter(({ source }) => source.page === page);
    const lines = linesOf(page);
    if (lines === null || !own.every((clause) => isQuoted(lines, clause))) return [];
    return [{ page, passages: passagesOf(lines, own) }];
  });
}

import { existsSync, statSync } from 'node:fs';
import { documentsOf, isNamed } from '../import-sources.ts';
import { type OpenedSources, readSources, type SourceState } from '../source/read-sources.ts';
import { compareDocuments, type MovedFact } from './compare-documents.ts';
import { citedLines } from './curated-clauses.ts';

/** What has moved about a method that is imported. */
export interface MovedMethod {
  readonly method: string;
  readonly change: 'new' | 'gone' | 'changed';
  /** The page or file that says so. */
  readonly page: string;
  readonly facts: readonly MovedFact[];
}

/** A clause that is written by hand, whose cited lines are not the same any more. */
export interface TouchedClause {
  readonly clause: string;
  readonly page: string;
  /** The lines as they are in the older state. */
  readonly lines: readonly [number, number];
}

/** What has moved between two states of the sources. */
export interface Drift {
  /** The commit, or the folder, that the comparison begins at, and the one that it ends at; null where it is of no repository. */
  readonly from: string | null;
  readonly to: string | null;
  readonly methods: readonly MovedMethod[];
  readonly curated: readonly TouchedClause[];
}

function movedMethods(
  before: OpenedSources,
  after: OpenedSources,
  only: string | undefined,
): readonly MovedMethod[] {
  // The edition is that of neither state: it is no fact of a page.
  const documents = ({ methods }: OpenedSources) =>
    new Map(documentsOf(methods, only, '0000-00').map((document) => [document.path.toLowerCase(), document]));
  const [old, now] = [documents(before), documents(after)];
  const pages = new Map(
    [...before.methods, ...after.methods].map(({ method, origin }) => [method.toLowerCase(), origin.path]),
  );
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((path): readonly MovedMethod[] => {
    const [was, is] = [old.get(path), now.get(path)];
    const { method } = is ?? was ?? { method: path };
    const moved = { method, page: pages.get(method.toLowerCase()) ?? path };
    if (was === undefined) return [{ ...moved, change: 'new', facts: [] }];
    if (is === undefined) return [{ ...moved, change: 'gone', facts: [] }];
    const facts = compareDocuments(method, was.value, is.value);
    return facts.length === 0 ? [] : [{ ...moved, change: 'changed', facts }];
  });
}

/** The clauses whose cited lines do not stand in the newer page any more, wherever in it. */
async function touchedClauses(
  before: OpenedSources,
  after: OpenedSources,
  only: string | undefined,
): Promise<readonly TouchedClause[]> {
  const lines = (text: string) => text.split(/\r\n|\n|\r/).map((line) => line.trim());
  return (await citedLines()).flatMap(({ clause, path, lines: cited }) => {
    if (!isNamed(clause.split('@', 1)[0] ?? '', only)) return [];
    const was = before.pageText(path);
    if (was === null) return [];
    const passage = lines(was)
      .slice(cited[0] - 1, cited[1])
      .join('\n');
    const stays = `\n${lines(after.pageText(path) ?? '').join('\n')}\n`.includes(`\n${passage}\n`);
    return stays ? [] : [{ clause, page: path, lines: cited }];
  });
}

/**
 * Compares the sources with an older state of them.
 *
 * @param since a commit of the sources that are repositories, or an older folder of the same kind
 * @throws {ImportError} where there is no such state
 */
export async function compareSources(
  sources: readonly string[],
  since: string,
  state: SourceState,
  only: string | undefined,
): Promise<Drift> {
  const isFolder = existsSync(since) && statSync(since).isDirectory();
  const after = readSources(sources, state);
  const before = isFolder ? readSources([since], {}) : readSources(sources, { ...state, at: since });
  return {
    from: before.commit?.hash ?? since,
    to: after.commit?.hash ?? null,
    methods: movedMethods(before, after, only),
    curated: await touchedClauses(before, after, only),
  };
}

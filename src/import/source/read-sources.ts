import { existsSync, statSync } from 'node:fs';
import type { SourceFacts } from '../facts.ts';
import { ImportError } from '../import-error.ts';
import { type Commit, commitNamed, commitOf, isBare } from './git.ts';
import { mergeFacts } from './merge-facts.ts';
import { readDocs } from './read-docs.ts';
import { readPortalOpenApi } from './read-portal-openapi.ts';
import { readVendorFiles, vendorFilesIn } from './read-vendor-files.ts';
import { filesAt, filesIn, type SourceFiles } from './source-files.ts';

/** Which state of the sources is read. */
export interface SourceState {
  /** A commit of the sources that are repositories, in place of the files that are checked out. */
  readonly at?: string | undefined;
  /** The commit that folders are of which are no repositories. */
  readonly commit?: Commit | undefined;
}

/** The files of a folder or a repository, and the commit that they are of. */
function openSource(source: string, { at, commit }: SourceState): readonly [SourceFiles, Commit | null] {
  const name = at ?? (isBare(source) ? 'HEAD' : null);
  if (name === null) return [filesIn(source), commitOf(source) ?? commit ?? null];
  const found = commitNamed(source, name);
  if (found === null)
    throw new ImportError(`${source} has no commit ${name}. Name one that \`git log\` shows there.`);
  return [filesAt(source, found.hash), found];
}

interface OpenedSource {
  readonly facts: SourceFacts;
  readonly commit: Commit | null;
  readonly files: SourceFiles | null;
}

function readSource(source: string, state: SourceState): OpenedSource {
  if (!existsSync(source))
    throw new ImportError(
      `There is no file or directory ${source}. Name a checkout of the docs, the vendor's method files, or an OpenAPI file.`,
    );
  if (statSync(source).isFile()) return { facts: readPortalOpenApi(source), commit: null, files: null };
  const [files, commit] = openSource(source, state);
  const hash = commit?.hash ?? null;
  if (vendorFilesIn(files).length > 0) return { facts: readVendorFiles(files, hash), commit, files };
  if (files.names.some((name) => name.endsWith('.md')))
    return { facts: readDocs(files, hash), commit, files };
  throw new ImportError(
    `${source} holds neither pages (*.md) nor the vendor's method files (METHOD.json). Name the folder of a checkout.`,
  );
}

/** What sources say together, with their files for whoever compares pages line by line. */
export interface OpenedSources extends SourceFacts {
  /** The commit of the first source that is of a repository; null where none is. */
  readonly commit: Commit | null;
  /** The text of a page of the docs; null where no source has it. */
  pageText(path: string): string | null;
}

/**
 * Reads sources and merges what they say of each method.
 *
 * @throws {ImportError} where one of them cannot be used
 */
export function readSources(sources: readonly string[], state: SourceState): OpenedSources {
  const read = sources.map((source) => readSource(source, state));
  const merged = mergeFacts(read.map(({ facts }) => facts));
  if (merged.methods.length === 0)
    throw new ImportError(
      `No method was found in ${sources.join(', ')}. Pages of methods stand below api-reference/ in the docs.`,
    );
  return {
    ...merged,
    commit: read.find(({ commit }) => commit !== null)?.commit ?? null,
    pageText: (path) => read.find(({ files }) => files?.names.includes(path))?.files?.read(path) ?? null,
  };
}

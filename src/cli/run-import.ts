import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { specDirectory } from '../contract/editions.ts';
import { countReach, coverageOf, reachOf } from '../import/coverage/coverage-of.ts';
import { coveragePage } from '../import/coverage/coverage-page.ts';
import { reachableLevels } from '../import/document/gaps.ts';
import { compareSources } from '../import/drift/compare-sources.ts';
import { driftText } from '../import/drift/drift-text.ts';
import { ImportError } from '../import/import-error.ts';
import { type Imported, importSources } from '../import/import-sources.ts';
import type { SourceState } from '../import/source/read-sources.ts';
import { writeImported } from '../import/write-imported.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { writeOut } from './write-out.ts';

/** The options of a comparison. */
interface DriftOptions {
  readonly only?: string;
  readonly edition?: string;
  readonly commit?: string;
  readonly diff?: string;
  readonly failOnDrift?: boolean;
  readonly format?: 'text' | 'json' | 'markdown';
}

/** Prints what has moved in the sources, and which clauses it touches. */
async function printDrift(
  sources: readonly string[],
  since: string,
  state: SourceState,
  { only, failOnDrift, format = 'text' }: DriftOptions,
): Promise<number> {
  const drift = await compareSources(sources, since, state, only);
  await writeOut(driftText(drift, format));
  const hasMoved = drift.methods.length > 0 || drift.curated.length > 0;
  return failOnDrift === true && hasMoved ? exitCodes.regressed : exitCodes.conformant;
}

/** The options of `import`, as the command line gives them. */
export interface ImportCommandOptions extends DriftOptions {
  readonly out?: string;
  readonly coverage?: string;
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

async function writeDocuments(
  imported: Imported,
  { out, only, coverage }: ImportCommandOptions,
): Promise<number> {
  const directory = out ?? join(specDirectory(), 'imported');
  const removed = writeImported(imported, directory, only);
  const judged = imported.documents.filter(({ isV3 }) => !isV3);
  const v3 = imported.documents.filter(({ isV3 }) => isV3).map(({ method }) => method);
  const reach = judged.map(({ method, value }) => reachOf(method, value));
  const reached = reachableLevels.map(
    (level) =>
      `${level} ${countReach(reach, level, 'MUST')} (${countReach(reach, level, 'INFO')} more as INFO)`,
  );
  const page = coverage ?? join(directory, 'coverage.md');
  writeFileSync(page, coveragePage(coverageOf(reach), { v3, leftOut: imported.leftOut }));
  const shown = (path: string) => relative(process.cwd(), path) || path;
  await writeOut(
    [
      `Imported ${counted(judged.length, 'method')} into ${shown(directory)}${v3.length === 0 ? '' : `, and ${v3.length} of REST 3.0`}.`,
      `Of them reach: ${reached.join(', ')}, L4 ${judged.length}.`,
      ...(removed.length === 0
        ? []
        : [
            `Removed ${counted(removed.length, 'earlier document')}: ${removed.slice(0, 5).join(', ')}${removed.length > 5 ? ' …' : ''}.`,
          ]),
      `Left out ${counted(imported.leftOut.length, 'page')}: ${shown(page)} says why, and what is not judged.`,
      '',
    ].join('\n'),
  );
  return exitCodes.conformant;
}

/** Imports the sources, or compares them with older ones. @returns the exit code. @throws UsageError where a source cannot be read */
export async function runImport(sources: readonly string[], options: ImportCommandOptions): Promise<number> {
  if (options.failOnDrift === true && options.diff === undefined)
    throw new UsageError('--fail-on-drift says what a comparison ends with: give --diff, too.');
  const { commit, diff, only, edition } = options;
  const state = commit === undefined ? {} : { commit: { hash: commit, month: null } };
  try {
    if (diff !== undefined) return await printDrift(sources, diff, state, options);
    return await writeDocuments(importSources(sources, state, { only, edition }), options);
  } catch (error) {
    throw error instanceof ImportError ? new UsageError(error.message) : error;
  }
}

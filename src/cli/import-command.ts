import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { specDirectory } from '../contract/editions.ts';
import type { Imported } from '../import/import-sources.ts';
import type { SourceState } from '../import/source/read-sources.ts';
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

/** Adds the options of a comparison to `import`. */
function addDriftOptions(command: Command): void {
  command
    .option('--diff <commit>', 'write nothing: tell what has moved since a commit, or since an older folder')
    .option('--fail-on-drift', 'end with code 1 where something has moved')
    .addOption(
      new Option('--format <format>', 'how the comparison is told')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    );
}

/** Prints what has moved in the sources, and which clauses it touches. */
async function printDrift(
  sources: readonly string[],
  since: string,
  state: SourceState,
  { only, failOnDrift, format = 'text' }: DriftOptions,
): Promise<number> {
  const { compareSources } = await import('../import/drift/compare-sources.ts');
  const { driftText } = await import('../import/drift/drift-text.ts');
  const drift = await compareSources(sources, since, state, only);
  await writeOut(driftText(drift, format));
  const hasMoved = drift.methods.length > 0 || drift.curated.length > 0;
  return failOnDrift === true && hasMoved ? exitCodes.regressed : exitCodes.conformant;
}

interface ImportCommandOptions extends DriftOptions {
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
  const { countReach, coverageOf, reachOf } = await import('../import/coverage/coverage-of.ts');
  const { coveragePage } = await import('../import/coverage/coverage-page.ts');
  const { reachableLevels } = await import('../import/document/gaps.ts');
  const { writeImported } = await import('../import/write-imported.ts');
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

async function runImport(sources: readonly string[], options: ImportCommandOptions): Promise<number> {
  if (options.failOnDrift === true && options.diff === undefined)
    throw new UsageError('--fail-on-drift says what a comparison ends with: give --diff, too.');
  const { commit, diff, only, edition } = options;
  const { ImportError } = await import('../import/import-error.ts');
  const state = commit === undefined ? {} : { commit: { hash: commit, month: null } };
  try {
    if (diff !== undefined) return await printDrift(sources, diff, state, options);
    const { importSources } = await import('../import/import-sources.ts');
    return await writeDocuments(importSources(sources, state, { only, edition }), options);
  } catch (error) {
    throw error instanceof ImportError ? new UsageError(error.message) : error;
  }
}

function matching(pattern: RegExp, says: string): (text: string) => string {
  return (text) => {
    if (pattern.test(text)) return text;
    throw new InvalidArgumentError(says);
  };
}

/** `import`: makes documents of methods from the official docs, the vendor's method files and a portal's OpenAPI. Sends nothing. */
export function addImportCommand(program: Command, exit: (code: number) => void): void {
  const command = program
    .command('import')
    .argument(
      '<source...>',
      "checkouts of the official docs or of the vendor's method files, or a portal's OpenAPI of REST 3.0 as a file",
    )
    .description('make documents of methods from what is published about them; sends nothing')
    .option('--only <patterns>', "methods, e.g. 'im.*'; all unless given")
    .option(
      '--out <directory>',
      'where documents are written (default: spec/imported of the package, where --method finds them)',
    )
    .option(
      '--coverage <file>',
      'where the page about what is judged is written (default: coverage.md beside the documents)',
    )
    .option(
      '--edition <edition>',
      'year and month of the sources (default: those of their commit)',
      matching(/^\d{4}-\d{2}$/, 'Give year and month, e.g. 2026-08.'),
    )
    .option(
      '--commit <hash>',
      'the commit that sources without a repository are of',
      matching(/^[0-9a-f]{7,40}$/, 'Give 7 to 40 hexadecimal digits.'),
    );
  addDriftOptions(command);
  command.action(async (sources: readonly string[], options: ImportCommandOptions) =>
    exit(await runImport(sources, options)),
  );
}

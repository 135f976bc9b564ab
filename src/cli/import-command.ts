import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ImportCommandOptions } from './run-import.ts';

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
    exit(await (await import('./run-import.ts')).runImport(sources, options)),
  );
}

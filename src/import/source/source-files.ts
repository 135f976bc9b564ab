import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportError } from '../import-error.ts';
import { gitOutputBytes, isBare } from './git.ts';

/** The files of a source: those of a folder, or those of a commit. */
export interface SourceFiles {
  /** Paths with `/`, in the order of their names. */
  readonly names: readonly string[];
  /** The text of a file. Throws where it cannot be read. */
  read(name: string): string;
}

/** Folders that hold nothing of a source: a checkout has the first one, and a project that has the docs installed the second. */
const skipped = /(?:^|\/)(?:\.git|node_modules)\//;
/** The files that the import reads. A name with characters that nobody sees would change what a terminal shows of it. */
const read = /^\P{C}*\.(?:md|json)$/u;

function wanted(names: readonly string[]): readonly string[] {
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => read.test(name) && !skipped.test(name))
    .sort();
}

/** The files of a folder. */
export function filesIn(directory: string): SourceFiles {
  return {
    names: wanted(readdirSync(directory, { recursive: true, encoding: 'utf8' })),
    read: (name) => readFileSync(join(directory, name), 'utf8'),
  };
}

/** The contents that `git cat-file --batch` gives for names, in their order: a line with the size, then as many bytes, then a line feed. */
function contents(output: Buffer, names: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  for (const name of names) {
    const end = output.indexOf('\n', at);
    const size = / blob (\d+)$/.exec(output.toString('utf8', at, end))?.[1];
    at = end + 1;
    if (size === undefined) continue;
    found.set(name, output.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}

/**
 * The files of a commit, as git has them: nothing is unpacked.
 *
 * @param directory a checkout or a bare repository; of a folder in a checkout only the files in it
 * @throws {ImportError} where git does not give them
 */
export function filesAt(directory: string, commit: string): SourceFiles {
  const run = (args: readonly string[], input?: string) =>
    spawnSync('git', ['-C', directory, ...args], { maxBuffer: gitOutputBytes, input });
  const listed = run(['ls-tree', '-r', '-z', '--name-only', commit]);
  if (listed.status !== 0)
    throw new ImportError(
      `git does not know the commit ${commit} in ${directory}: ${listed.stderr?.toString('utf8').trim()}.`,
    );
  const names = wanted(listed.stdout.toString('utf8').split('\0'));
  // In a bare repository there is no folder that a path could be relative to.
  const prefix = isBare(directory) ? '' : './';
  const asked = names.map((name) => `${commit}:${prefix}${name}`).join('\n');
  const given = run(['cat-file', '--batch'], `${asked}\n`);
  if (given.status !== 0) throw new ImportError(`git does not give the files of ${commit} in ${directory}.`);
  const texts = contents(given.stdout, names);
  return { names: [...texts.keys()], read: (name) => texts.get(name) ?? '' };
}

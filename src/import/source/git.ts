import { spawnSync } from 'node:child_process';

/** The most bytes that git may give at once: the whole of the official docs is 40 MB. */
export const gitOutputBytes = 512 * 1024 * 1024;

/** Runs git in a directory; null where git is not there, or refuses. */
export function git(directory: string, ...args: readonly string[]): string | null {
  const { status, stdout } = spawnSync('git', ['-C', directory, ...args], {
    encoding: 'utf8',
    maxBuffer: gitOutputBytes,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout : null;
}

/** The commit of a checkout, and the month it was made in. */
export interface Commit {
  readonly hash: string;
  /** Year and month, e.g. `2026-08`; null where it is not known. */
  readonly month: string | null;
}

/** A commit of a repository by any name that git knows; null where there is none. */
export function commitNamed(directory: string, name: string): Commit | null {
  const [hash, month] =
    git(directory, 'log', '-1', '--format=%H %cd', '--date=format:%Y-%m', name, '--')?.trim().split(' ') ??
    [];
  return hash === undefined || month === undefined ? null : { hash, month };
}

/** Whether a directory is a repository without files: what `git clone --bare` makes. */
export function isBare(directory: string): boolean {
  return git(directory, 'rev-parse', '--is-bare-repository')?.trim() === 'true';
}

/** The commit that the files of a directory are of; null where they belong to no repository. */
export function commitOf(directory: string): Commit | null {
  // A folder inside somebody's own project is no checkout of the docs: git must know its files.
  const known = git(directory, 'ls-files', '--', '.');
  return known === null || known.trim() === '' ? null : commitNamed(directory, 'HEAD');
}

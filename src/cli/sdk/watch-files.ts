import { watch } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { exitCodes } from '../exit-codes.ts';

/** Milliseconds without a further change before a run begins: a build writes many files at once. */
const quietMs = 300;

/** Folders whose files are made or installed, and not written by hand. */
const unwatched: ReadonlySet<string> = new Set(['node_modules', '.git', '__pycache__', 'vendor']);

function isWithin(directory: string, file: string): boolean {
  const path = relative(directory, file);
  return path === '' || (!path.startsWith('..') && !path.startsWith(sep));
}

/** Tells of changes below directories, one at a time. */
function changes(directories: readonly string[], ignored: string) {
  let hasChanged = false;
  let timer: NodeJS.Timeout | undefined;
  let wake: () => void = () => undefined;
  const watchers = directories.map((directory) =>
    watch(directory, { recursive: true }, (_, name) => {
      const file = resolve(directory, name ?? '.');
      const isOwn =
        isWithin(ignored, file) ||
        relative(directory, file)
          .split(sep)
          .some((part) => unwatched.has(part));
      if (isOwn) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        hasChanged = true;
        wake();
      }, quietMs);
    }),
  );
  return {
    /** Resolves at the next change: at once where there was one since the last call. */
    async next(): Promise<void> {
      if (!hasChanged)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      hasChanged = false;
    },
    close(): void {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/**
 * Runs something, and again whenever a file below one of the directories changes, until a signal ends it.
 *
 * @param ignored a directory whose changes do not count: that of the report
 * @param once makes one run and gives its exit code
 * @param say tells a person that files are watched
 * @returns the exit code of the last run
 */
export async function runOnChange(
  directories: readonly string[],
  ignored: string,
  once: () => Promise<number>,
  say: (text: string) => void,
): Promise<number> {
  const watched = changes(directories, resolve(ignored));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  try {
    for (;;) {
      const code = await once();
      if (code === exitCodes.interrupted) return code;
      let stop: () => void = () => undefined;
      const stopped = new Promise<true>((resolve) => {
        stop = () => resolve(true);
      });
      for (const signal of signals) process.once(signal, stop);
      say(
        `Watching ${directories.map((one) => relative(process.cwd(), one) || '.').join(', ')}. Ctrl-C ends.`,
      );
      const isOver = await Promise.race([stopped, watched.next().then(() => false)]);
      for (const signal of signals) process.off(signal, stop);
      if (isOver) return code;
    }
  } finally {
    watched.close();
  }
}

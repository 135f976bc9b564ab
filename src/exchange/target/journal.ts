import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FixtureCall } from '../../contract/fixture.ts';

/** Something that a run has made on a portal, and how it is undone. It holds no secret. */
export interface MadeFixture {
  readonly fixture: string;
  /** Where it was made: the portal's origin. */
  readonly origin: string;
  readonly by: 'caller' | 'second';
  readonly undo: FixtureCall;
}

/**
 * What runs have made and not undone yet, on disk: whoever comes after a run that was killed can finish its work. Each line
 * is written before anything else is sent.
 */
export interface Journal {
  made(fixture: MadeFixture): void;
  undone(fixture: MadeFixture): void;
}

interface JournalLine {
  readonly made?: MadeFixture;
  readonly undone?: MadeFixture;
}

/** What a journal's file says is still there, in the order in which it was made. Lines that cannot be read are left out. */
export function leftBehind(file: string): readonly MadeFixture[] {
  if (!existsSync(file)) return [];
  const left = new Map<string, MadeFixture>();
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    try {
      const { made, undone } = JSON.parse(text) as JournalLine;
      if (made !== undefined) left.set(JSON.stringify(made), made);
      if (undone !== undefined) left.delete(JSON.stringify(undone));
    } catch {
      // The last line of a run that was killed while it wrote.
    }
  }
  return [...left.values()];
}

/** Opens the journal in a file; the file goes when everything in it is undone. */
export function openJournal(file: string): Journal {
  const append = (line: JournalLine) => {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  };
  return {
    made: (made) => append({ made }),
    undone(undone) {
      append({ undone });
      if (leftBehind(file).length === 0) rmSync(file, { force: true });
    },
  };
}

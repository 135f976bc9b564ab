import {
  accessSync,
  appendFileSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { knownFixtures } from '../../contract/known-fixtures.ts';
import type { FixtureJournal, MadeFixture } from '../../exchange/target/made-fixtures.ts';
import type { Target } from '../../exchange/target/target.ts';
import { undoFixtures } from '../../exchange/target/undo-fixtures.ts';
import { type Holder, holderIn, isAlive, thisProcess } from './process-holder.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a journal on disk tells of a run. It holds no secret. */
export interface Journal {
  readonly path: string;
  readonly run: string;
  /** `scheme://host[:port]` of the portal. */
  readonly origin: string;
  readonly startedAt: string;
  /** The process that carries the run out. */
  readonly holder: Holder;
  /** What the run has made and not undone, in the order of its making. */
  readonly left: readonly MadeFixture[];
}

/** Journals larger than this are none of this program: a run makes a handful of things. */
const maxBytes = 65_536;
const suffix = '.ndjson';

/** The directories that may hold journals, the preferred one first. @see https://specifications.freedesktop.org/basedir-spec/latest/ */
function journalDirectories(env: Environment): readonly string[] {
  const home = join(homedir(), '.local', 'state');
  const state = env['XDG_STATE_HOME'] || (process.platform === 'win32' && env['LOCALAPPDATA']) || home;
  // A user without a home directory, such as `nobody`, has a place of their own among the temporary files.
  const user = process.platform === 'win32' ? 'user' : String(userInfo().uid);
  return [join(state, 'b24-conformance', 'runs'), join(tmpdir(), `b24-conformance-${user}`)];
}

function isOwnDirectory(directory: string): boolean {
  try {
    const { uid } = lstatSync(directory);
    if (!lstatSync(directory).isDirectory()) return false;
    accessSync(directory, constants.W_OK);
    return process.getuid === undefined || uid === process.getuid();
  } catch {
    return false;
  }
}

function writableDirectory(env: Environment): string | null {
  for (const directory of journalDirectories(env)) {
    try {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
    } catch {
      continue;
    }
    if (isOwnDirectory(directory)) return directory;
  }
  return null;
}

/**
 * Begins the journal of a run. The file appears when the first thing is about to be made, is readable by its owner only, and
 * is removed when nothing is left. Null where no directory can be written to: then nothing may be made.
 */
export function startJournal(run: string, origin: string, env: Environment): FixtureJournal | null {
  const directory = writableDirectory(env);
  if (directory === null) return null;
  const path = join(directory, `${run}${suffix}`);
  return journalAt(path, { run, origin }, []);
}

function journalAt(
  path: string,
  { run, origin }: Pick<Journal, 'run' | 'origin'>,
  known: readonly MadeFixture[],
): FixtureJournal {
  const left = new Map(known.map((fixture) => [fixture.fixture, fixture]));
  let isThere = known.length > 0;
  const add = (line: object) => appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  return {
    run,
    made(fixture) {
      if (!isThere) {
        const begin = { type: 'run', run, origin, startedAt: new Date().toISOString(), ...thisProcess() };
        writeFileSync(path, `${JSON.stringify(begin)}\n`, { mode: 0o600, flag: 'wx' });
        isThere = true;
      }
      left.set(fixture.fixture, fixture);
      add({ type: 'made', ...fixture });
    },
    undone({ fixture }) {
      left.delete(fixture);
      if (left.size > 0) add({ type: 'undone', fixture });
      else {
        rmSync(path, { force: true });
        isThere = false;
      }
    },
  };
}

function madeIn(value: Record<string, unknown>): MadeFixture | null {
  const { fixture, by, id } = value;
  if (typeof fixture !== 'string' || knownFixtures().get(fixture)?.undo === undefined) return null;
  if (by !== 'caller' && by !== 'second') return null;
  if (id !== null && (typeof id !== 'string' || !/^[1-9]\d{0,17}$/.test(id))) return null;
  return { fixture, by, id };
}

/** Reads a journal; null where it is none. A last line that was cut off is left out. */
function readJournal(path: string): Journal | null {
  const stat = lstatSync(path);
  if (!stat.isFile() || stat.size > maxBytes) return null;
  let head: Omit<Journal, 'left'> | null = null;
  const left = new Map<string, MadeFixture>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    let value: Record<string, unknown>;
    try {
      value = JSON.parse(line) as Record<string, unknown>;
    } catch {
      continue;
    }
    if (typeof value !== 'object' || value === null) continue;
    const { type, run, origin, startedAt } = value;
    const holder = type === 'run' ? holderIn(value) : null;
    if (holder !== null && [run, origin, startedAt].every((text) => typeof text === 'string'))
      head = { path, run: String(run), origin: String(origin), startedAt: String(startedAt), holder };
    const made = type === 'made' ? madeIn(value) : null;
    if (made !== null) left.set(made.fixture, made);
    if (type === 'undone' && typeof value['fixture'] === 'string') left.delete(value['fixture']);
  }
  return head === null ? null : { ...head, left: [...left.values()] };
}

/** The journals of runs of a portal, the oldest first. */
export function journalsOf(origin: string, env: Environment): readonly Journal[] {
  const paths = journalDirectories(env)
    .filter(isOwnDirectory)
    .flatMap((directory) =>
      readdirSync(directory)
        .filter((name) => name.endsWith(suffix))
        .map((name) => join(directory, name)),
    );
  return paths
    .flatMap((path) => readJournal(path) ?? [])
    .filter((journal) => journal.origin === origin)
    .sort((a, b) => a.startedAt.localeCompare(b.startedAt));
}

/** What to do about things that a run has left on a portal. */
export const cleanUpAdvice = 'To try again: b24-conformance doctor --clean-up';

/** What undoing the left-overs of runs came to. */
export interface CleanedUp {
  readonly journal: Journal;
  /** Sentences about what is still there; empty where nothing is. */
  readonly left: readonly string[];
}

/** Undoes what earlier runs have left on a portal, as their journals tell. Runs that are under way are left alone. */
export async function cleanUpRuns(
  target: Target,
  journals: readonly Journal[],
): Promise<readonly CleanedUp[]> {
  const cleaned: CleanedUp[] = [];
  for (const journal of journals.filter(({ holder }) => !isAlive(holder))) {
    const left = await undoFixtures(target, journal.left, { journal: openJournal(journal) });
    cleaned.push({ journal, left });
  }
  return cleaned;
}

/** Goes on with the journal of an earlier run. */
function openJournal(journal: Journal): FixtureJournal {
  if (journal.left.length === 0) rmSync(journal.path, { force: true });
  return journalAt(journal.path, journal, journal.left);
}

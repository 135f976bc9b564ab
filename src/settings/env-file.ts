import { lstatSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'dotenv';
import { readTextFile } from '../read-text-file.ts';
import { envLines } from './env-lines.ts';
import { isNearSetting, type SettingProblem } from './setting-names.ts';

/** What an environment file sets. */
export interface EnvFile {
  /** Values by name, only of names that the file may set. */
  readonly values: ReadonlyMap<string, string>;
  /** `.env:3`, by name. */
  readonly places: ReadonlyMap<string, string>;
  /** Names in the file that are not read. */
  readonly ignored: readonly string[];
  readonly problems: readonly SettingProblem[];
}

/** Variables of the network that a `.env` may set beside the settings, in both spellings that other programs know. */
const networkVariables = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'https_proxy', 'http_proxy', 'no_proxy'];

/** Everything else, `NODE_OPTIONS` and `PATH` above all, would change what the program runs. */
const alsoRead: readonly string[] = [...networkVariables, 'NODE_EXTRA_CA_CERTS'];

const nothing: EnvFile = { values: new Map(), places: new Map(), ignored: [], problems: [] };

function isThere(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** dotenv takes a `#` anywhere in a bare value for the beginning of a comment: a token with one would be cut in silence. */
function isCut(text: string): boolean {
  return /^[^#]*[^\s#=]#/.test(text) && !/^[^=:]*[=:]\s*['"`]/.test(text);
}

/**
 * Reads an environment file. dotenv parses the values; it skips what it does not understand, so every line is looked at before.
 * A file that is not there sets nothing. Nothing of it reaches the environment of this process or of another one.
 */
export function readEnvFile(file: string): EnvFile {
  if (!isThere(file)) return nothing;
  const shown = basename(file);
  const read = readTextFile(file);
  if ('problem' in read) {
    const setting = read.line === undefined ? shown : `${shown}:${read.line}`;
    const remedy = 'Nothing was sent. Correct the file, or remove it.';
    return { ...nothing, problems: [{ setting, problem: read.problem, remedy }] };
  }
  const { statements, problems: lines } = envLines(read.text);
  const problems: SettingProblem[] = lines.map(({ line, ...rest }) => ({
    setting: `${shown}:${line}`,
    ...rest,
  }));
  const values = new Map<string, string>();
  const places = new Map<string, string>();
  const ignored = new Set<string>();
  for (const statement of statements) {
    const { name, line, text } = statement;
    if (!alsoRead.includes(name) && !isNearSetting(name)) {
      ignored.add(name);
      continue;
    }
    const place = `${shown}:${line}`;
    const value = (parse(text)[name] ?? '').trim();
    if (isCut(text)) {
      const remedy = 'Put the value in quotes, or a blank before the comment.';
      const problem = 'has a # in its value: what follows would be cut off';
      problems.push({ setting: name, where: place, problem, remedy });
    }
    const before = values.get(name) ?? '';
    if (before !== '' && before !== value) {
      const said = `is set twice, in ${places.get(name)} and here, to different values`;
      problems.push({ setting: name, where: place, problem: said, remedy: 'Keep one of them.' });
    }
    values.set(name, value);
    places.set(name, place);
  }
  return { values, places, ignored: [...ignored], problems };
}

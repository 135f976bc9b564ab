import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../package-root.ts';

/** A state of a whole portal in which its responses say nothing of any method. A condition that is absent always holds. */
export interface PortalState {
  /** Stable, in kebab-case. */
  readonly id: string;
  readonly codes?: readonly string[];
  /** Kinds or codes of a transport failure. */
  readonly failures?: readonly string[];
  readonly kinds?: readonly string[];
  readonly statuses?: readonly number[];
  /** The state passes by itself, and a response in it is never judged. */
  readonly waits?: true;
  /** Seconds after which it is worth while to ask again; a few unless given. */
  readonly pauseSeconds?: number;
  /** One or two sentences: what the state is. */
  readonly says: string;
  /** One sentence: what to do about it. */
  readonly remedy: string;
}

interface PortalStatesFile {
  readonly states: readonly PortalState[];
  readonly codes: readonly string[];
}

/** Where the states are written down. A test checks the file against `spec/portal-states.schema.json`, which spares every start that. */
export const portalStatesFile = join(packageRoot(), 'spec/portal-states.yaml');

const file = parse(readFileSync(portalStatesFile, 'utf8')) as PortalStatesFile;

/** All states, in the order in which they are tried. */
export const portalStates: readonly PortalState[] = file.states;

const known: ReadonlySet<string> = new Set([
  ...file.codes,
  ...file.states.flatMap(({ codes = [] }) => codes),
]);

const passing: ReadonlySet<string> = new Set(
  file.states.flatMap(({ codes = [], waits }) => (waits === true ? codes : [])),
);

const whole: ReadonlySet<string> = new Set(file.states.flatMap(({ codes = [] }) => codes));

/** Whether Bitrix24 documents an error code for more than one method. */
export function isKnownCode(code: string): boolean {
  return known.has(code);
}

/** Whether an error code asks the caller to wait: a response with it says nothing of the method. */
export function asksToWait(code: string | null): boolean {
  return code !== null && passing.has(code);
}

/** Whether an error code may mean that the whole portal refuses the caller, whatever is called. */
export function mayConcernWholePortal(code: string | null): boolean {
  return code !== null && whole.has(code);
}

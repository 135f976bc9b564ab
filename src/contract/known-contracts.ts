import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programDirectory } from '../package-root.ts';
import type { Contract } from './contract.ts';
import { type Address, specDirectory } from './editions.ts';

/** A contract and the files that it was made of. */
export interface KnownContract {
  /** The documents and the fixtures, relative to the directory of the specification. */
  readonly files: readonly string[];
  /** The hash of these files. */
  readonly hash: string;
  readonly contract: Contract;
  /** Whether the documents were found to be valid OpenAPI. */
  readonly isValid: boolean;
}

/** A contract that is asked for, and where its documents are. */
export interface ContractPlace extends Address {
  readonly directory: string;
}

/** The contracts of this process, by place: each is made once, and what is derived from it is found again by its identity. */
const known = new Map<string, KnownContract>();

function keyOf({ directory, method, edition }: ContractPlace): string {
  return [directory, method, edition].join('\0');
}

/** The hash of documents, in order: by it two processes, or a run and its report, know that they judge by the same. */
export function digest(documents: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const bytes of documents) hash.update(bytes).update('\0');
  return hash.digest('hex');
}

/** The file in which the build puts the contracts of the package; null where the program runs from its sources, which change. */
export function preparedFile(): string | null {
  const directory = programDirectory();
  return directory === null ? null : join(directory, 'contracts.txt');
}

/** The line that holds a contract: its address, a tab, and what {@link textOfContract} makes, which has no line feed. */
export function preparedLine({ method, edition }: Address, text: string): string {
  return `${method}@${edition}\t${text}\n`;
}

/** The name under which the text of a contract has the entries of a map. */
const mapMember = '$map';

/** A contract as a text that `contractOfText` reads: JSON, in which a map is an object with its entries. */
export function textOfContract(contract: KnownContract): string {
  return JSON.stringify(contract, (_, value: unknown) =>
    value instanceof Map ? { [mapMember]: [...value] } : value,
  );
}

/** The contract of a text that `textOfContract` has made. */
export function contractOfText(text: string): KnownContract {
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'object' && value !== null && mapMember in value
      ? new Map(value[mapMember] as [unknown, unknown][])
      : value,
  ) as KnownContract;
}

let preparedText: string | undefined;

/** A contract that the build has made of the documents of the package: reading it is much faster than making it. */
function prepared(place: ContractPlace): KnownContract | undefined {
  const file = place.directory === specDirectory() ? preparedFile() : null;
  if (file === null) return undefined;
  preparedText ??= existsSync(file) ? `\n${readFileSync(file, 'utf8')}` : '';
  const beginning = `\n${preparedLine(place, '').slice(0, -1)}`;
  const at = preparedText.indexOf(beginning);
  if (at < 0) return undefined;
  const start = at + beginning.length;
  return contractOfText(preparedText.slice(start, preparedText.indexOf('\n', start)));
}

function hashOf(directory: string, files: readonly string[]): string {
  return digest(files.map((file) => readFileSync(join(directory, file))));
}

/** Whether the files are still those that a contract was made of. */
function isFresh({ files, hash }: KnownContract, directory: string): boolean {
  try {
    return hashOf(directory, files) === hash;
  } catch {
    return false;
  }
}

/** A contract that was made before of the same documents; null where there is none. */
export function knownContract(place: ContractPlace): KnownContract | null {
  const found = known.get(keyOf(place)) ?? prepared(place);
  if (found === undefined || !isFresh(found, place.directory)) return null;
  known.set(keyOf(place), found);
  return found;
}

/** Keeps a contract for whoever asks for it again in this process. */
export function keepContract(place: ContractPlace, made: Omit<KnownContract, 'hash'>): void {
  known.set(keyOf(place), { ...made, hash: hashOf(place.directory, made.files) });
}

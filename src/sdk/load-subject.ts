import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ContractError } from '../contract/contract-error.ts';
import { readDocument } from '../contract/document/read-document.ts';
import { schemaComplaint, tellingErrors } from '../contract/document/schema-complaint.ts';
import { specDirectory } from '../contract/editions.ts';
import { packageRoot } from '../package-root.ts';
import type { AuthMode } from './protocol.ts';
import type { Subject } from './subject.ts';

/** A subject file as it stands, checked against its schema. */
interface SubjectFile {
  readonly name: string;
  readonly title: string;
  readonly command: readonly [string, ...string[]];
  readonly auth?: readonly AuthMode[];
  readonly deviations?: string;
  readonly default?: boolean;
  readonly example?: boolean;
  readonly package?: string;
  readonly alsoInstall?: readonly string[];
  readonly reproduce?: string;
}

/** Where the subjects that come with the suite are. */
export function subjectsDirectory(): string {
  return join(packageRoot(), 'tests', 'sdk', 'subjects');
}

/** The names of the subjects that come with the suite. */
export function shippedSubjects(directory = subjectsDirectory()): readonly string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/** Whether a subject comes with the suite, so that its name finds it. */
export function isShipped({ file }: Pick<Subject, 'file'>): boolean {
  return resolve(dirname(file)) === resolve(subjectsDirectory());
}

/** An item of a command: the suite's own Node, a path beside the file, or what it says. */
function resolved(item: string, directory: string): string {
  if (item === 'node') return process.execPath;
  if (isAbsolute(item) || !item.includes('/')) return item;
  const path = resolve(directory, item);
  return existsSync(path) ? path : item;
}

/**
 * Reads a subject file.
 * @throws {ContractError} when it cannot be read, does not follow `spec/sdk-subject.schema.json`, or names a file that is not there.
 */
export function loadSubject(file: string): Subject {
  const document = readDocument(file);
  const schema = JSON.parse(
    readFileSync(join(specDirectory(), 'sdk-subject.schema.json'), 'utf8'),
  ) as Readonly<Record<string, unknown>>;
  const valid = new Ajv2020({ allErrors: true, verbose: true, strict: false, logger: false }).compile(schema);
  if (!valid(document.value)) {
    throw new ContractError(
      tellingErrors(valid.errors ?? [])
        .map(schemaComplaint)
        .map(({ pointer, message }) => document.problem(pointer, message)),
    );
  }
  const said = document.value as unknown as SubjectFile;
  const directory = dirname(resolve(file));
  const beside = (name: 'deviations' | 'reproduce'): string | null => {
    const path = said[name];
    if (path === undefined) return null;
    const found = resolve(directory, path);
    if (existsSync(found)) return found;
    throw new ContractError([document.problem(`/${name}`, `There is no file ${path} beside this one.`)]);
  };
  const [program, ...parameters] = said.command;
  return {
    name: said.name,
    title: said.title,
    command: [resolved(program, directory), ...parameters.map((item) => resolved(item, directory))],
    auth: said.auth ?? null,
    deviations: beside('deviations'),
    isDefault: said.default ?? false,
    isExample: said.example ?? false,
    package: said.package ?? null,
    alsoInstall: said.alsoInstall ?? [],
    reproduce: beside('reproduce'),
    workingCopy: null,
    file: resolve(file),
  };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadSubject, shippedSubjects, subjectsDirectory } from '../sdk/load-subject.ts';
import type { Subject } from '../sdk/subject.ts';
import { UsageError } from './exit-codes.ts';

function looksLikeFile(name: string): boolean {
  return name.includes('/') || /\.ya?ml$/.test(name);
}

function problemWith(name: string, shipped: readonly string[]): string {
  if (looksLikeFile(name)) return `There is no subject file ${name}.`;
  return `There is no subject ${name}. Known: ${shipped.join(', ')}; or name a subject file of your own.`;
}

/**
 * The subjects of a run: those named, shipped ones by name and others by the path of their file, or else all that belong to a default run.
 * @throws {UsageError} for a name that nothing has, {ContractError} for a file that is wrong
 */
export function chooseSubjects(names: readonly string[]): readonly Subject[] {
  const shipped = shippedSubjects();
  const file = (name: string) => join(subjectsDirectory(), `${name}.yaml`);
  if (names.length === 0)
    return shipped.map((name) => loadSubject(file(name))).filter(({ isDefault }) => isDefault);
  const problems = names
    .filter((name) => !(looksLikeFile(name) ? existsSync(name) : shipped.includes(name)))
    .map((name) => problemWith(name, shipped));
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  const subjects = [...new Set(names)].map((name) => loadSubject(looksLikeFile(name) ? name : file(name)));
  const twice = subjects.filter(
    ({ name }, index) => subjects.findIndex((one) => one.name === name) !== index,
  );
  if (twice.length > 0)
    throw new UsageError(
      twice.map(({ name, file: path }) => `Two subjects are called ${name}: ${path}`).join('\n'),
    );
  return subjects;
}

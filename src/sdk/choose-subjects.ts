import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../did-you-mean.ts';
import { loadSubject, shippedSubjects, subjectsDirectory } from './load-subject.ts';
import type { Subject } from './subject.ts';
import { workingCopySubject } from './working-copy.ts';

/** A subject was named that is not there, or for which there is no adapter. */
export class SubjectError extends Error {
  override readonly name = 'SubjectError';
}

function looksLikeFile(name: string): boolean {
  return name.includes('/') || /\.ya?ml$/.test(name);
}

function problemWith(name: string, shipped: readonly string[]): string {
  if (looksLikeFile(name)) return `There is no subject file and no directory ${name}.`;
  const near = didYouMean(name, shipped);
  const guess = near === null ? '' : ` Did you mean ${near}?`;
  return `There is no subject ${name}.${guess} Known: ${shipped.join(', ')}; or name a subject file of your own, or the directory of a working copy.`;
}

function shippedSubject(name: string): Subject {
  return loadSubject(join(subjectsDirectory(), `${name}.yaml`));
}

/** The subject of a directory. Throws where no package in it or around it has an adapter. */
function ofDirectory(place: string, shipped: readonly string[]): Subject {
  const found = workingCopySubject(place, shipped.map(shippedSubject));
  if ('name' in found) return found;
  const [name] = found;
  const what =
    name === undefined ? 'has no package.json, composer.json or pyproject.toml' : `is the package ${name}`;
  throw new SubjectError(
    `${place} ${what}, for which the suite has no adapter. Write an adapter and a subject file, and name the file: see docs/guides/test-an-sdk.md.`,
  );
}

/**
 * The subjects of a run: those named, shipped ones by name, others by the path of their file or by the directory of a working copy, or else all
 * that belong to a default run.
 * @throws {SubjectError} for a name that nothing has, {ContractError} for a file that is wrong
 */
export function chooseSubjects(names: readonly string[]): readonly Subject[] {
  const shipped = shippedSubjects();
  if (names.length === 0) return shipped.map(shippedSubject).filter(({ isDefault }) => isDefault);
  const problems = names
    .filter((name) => !shipped.includes(name) && !existsSync(name))
    .map((name) => problemWith(name, shipped));
  if (problems.length > 0) throw new SubjectError(problems.join('\n'));
  const subjects = [...new Set(names)].map((name) => {
    if (shipped.includes(name)) return shippedSubject(name);
    return statSync(name).isDirectory() ? ofDirectory(name, shipped) : loadSubject(name);
  });
  const twice = subjects.filter(
    ({ name }, index) => subjects.findIndex((one) => one.name === name) !== index,
  );
  if (twice.length > 0)
    throw new SubjectError(
      twice.map(({ name, file: path }) => `Two subjects are called ${name}: ${path}`).join('\n'),
    );
  return subjects;
}

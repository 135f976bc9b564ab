import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { specDirectory } from '../../../src/contract/editions.ts';

/** A copy of the documents that a test may spoil. */
export interface SpecCopy {
  readonly directory: string;
  /** Changes the text of a file, and refuses an edit that changes nothing. */
  edit(file: string, change: (text: string) => string): string;
  remove(file: string): void;
}

/** Copies the documents into the output directory of the test that runs. */
export function copySpec(): SpecCopy {
  const directory = test.info().outputPath('spec');
  cpSync(specDirectory(), directory, { recursive: true });
  return {
    directory,
    edit(file, change) {
      const path = join(directory, file);
      const before = readFileSync(path, 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`The edit does not change ${file}.`);
      writeFileSync(path, after);
      return after;
    },
    remove: (file) => rmSync(join(directory, file)),
  };
}

/** Replaces a text that stands in a document once or more; the first is meant. */
export function replacing(old: string, by: string): (text: string) => string {
  return (text) => text.replace(old, () => by);
}

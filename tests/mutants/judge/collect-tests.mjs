import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';

export { expect };

/** The tests that were declared, in order: `{ name, run }`. */
export const declared = [];

let directory = null;

function outputPath(name) {
  directory ??= mkdtempSync(join(tmpdir(), 'mutate-judge-'));
  return join(directory, name);
}

/** As much of Playwright's `test` as the tests of the judge use: a name and a function. */
export function test(name, run) {
  declared.push({ name, run });
}
test.info = () => ({ outputPath });
test.slow = () => {};

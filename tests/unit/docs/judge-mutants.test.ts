import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../../src/package-root.ts';
import { listedMutants } from '../../mutation/listed-mutants.ts';

test('every mutant of the judge that is listed as surviving stands in the source, once on the page, with a reason', () => {
  const listed = listedMutants();
  const gone = listed.filter(({ file, snippet }) => {
    const source = readFileSync(join(packageRoot(), file), 'utf8').replace(/\s+/g, ' ');
    return !source.includes(snippet);
  });

  expect(listed.length).toBeGreaterThan(0);
  expect(gone).toEqual([]);
  expect(new Set(listed.map(({ file, snippet }) => `${file} ${snippet}`)).size).toBe(listed.length);
  expect(listed.filter(({ reason }) => reason.length < 10)).toEqual([]);
});

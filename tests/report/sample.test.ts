import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../src/package-root.ts';
import { makeSample, sampleFiles } from './make-sample.ts';

const published = join(packageRoot(), 'reports', 'sample');

/** What is left of a file when all that is new with each run is taken out: hashes, ports, dates, times, durations. */
function lasting(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .replaceAll(/\b[0-9a-f]{8,}(?:-[0-9a-f]{4,})*\b/g, 'h')
    .replaceAll(/\d+/g, '0')
    .replaceAll(/0(?:[.,: ]0)+/g, '0')
    .split('\n');
}

test('the published sample is what the suite writes today: see npm run sample', async () => {
  test.setTimeout(240_000);
  const directory = test.info().outputPath('sample');
  const report = await makeSample(directory);
  expect(report.subjects.map(({ statement }) => statement)).toEqual(['conformant', 'not-conformant']);
  if (test.info().config.updateSnapshots === 'all') {
    mkdirSync(published, { recursive: true });
    for (const name of sampleFiles) copyFileSync(join(directory, 'sample', name), join(published, name));
  }
  for (const name of sampleFiles) {
    expect(lasting(join(published, name)), name).toEqual(lasting(join(directory, 'sample', name)));
  }
});

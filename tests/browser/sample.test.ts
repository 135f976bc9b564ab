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
    .replaceAll(
      /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d+) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/g,
      'Day, $1 Month',
    )
    .replaceAll(/\d+/g, '0')
    .replaceAll(/0(?:[.,: ]0)+/g, '0')
    .split(/(?<=[>\n])/);
}

/** Where two files begin to differ, with a little of what stands around; null where they are alike. */
function difference(published: readonly string[], made: readonly string[]) {
  const at = made.findIndex((part, index) => part !== published[index]);
  if (at < 0 && published.length === made.length) return null;
  const around = (parts: readonly string[]) =>
    parts
      .slice(Math.max(0, at - 3), at + 3)
      .join('')
      .slice(0, 500);
  return { published: around(published), made: around(made) };
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
    const made = lasting(join(directory, 'sample', name));
    expect(difference(lasting(join(published, name)), made), name).toBeNull();
  }
});

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { concludeRun, type RecordedRun } from './recorded-run.ts';

const runs = readFileSync(process.env['JUDGE_EVIDENCE'] ?? '', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as RecordedRun);

for (const run of runs) {
  test(`the recorded run ${run.name} is judged as it was`, async () => {
    expect(await concludeRun(run)).toEqual(run.expected);
  });
}

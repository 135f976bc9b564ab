import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import type { Result, Run } from 'sarif';
import { withinSarifLimits } from '../../../src/report/formats/sarif-limits.ts';

function runOf(results: readonly Result[]): Run {
  return {
    tool: { driver: { name: 'a tool' } },
    invocations: [{ executionSuccessful: true }],
    results: [...results],
  };
}

function results(count: number, level: NonNullable<Result['level']>, text = 'x'): Result[] {
  return Array.from({ length: count }, () => ({ level, message: { text } }));
}

test('a run keeps its 5,000 gravest results in their order, and says what is left out', () => {
  const [run] = withinSarifLimits([runOf([...results(4_000, 'note'), ...results(2_000, 'error')])]);
  expect(run?.results?.map(({ level }) => level)).toEqual([
    ...Array.from({ length: 3_000 }, () => 'note'),
    ...Array.from({ length: 2_000 }, () => 'error'),
  ]);
  expect(run?.properties).toEqual({ resultsLeftOut: 1_000 });
  expect(run?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toContain(
    '1000 of 6000 results',
  );
});

test('a file keeps 20 runs, the gravest, and says how many are left out', () => {
  const good = Array.from({ length: 24 }, () => runOf([]));
  const runs = withinSarifLimits([...good, runOf(results(1, 'error'))]);
  expect(runs).toHaveLength(20);
  expect(runs.at(-1)?.results).toHaveLength(1);
  expect(runs[0]?.properties).toEqual({ runsLeftOut: 5 });
});

test('a file that would be too large after gzip loses results until it fits', () => {
  const run = runOf(
    Array.from({ length: 4_000 }, () => results(1, 'error', randomBytes(3_000).toString('hex'))).flat(),
  );
  const kept = withinSarifLimits([run]);
  expect(gzipSync(JSON.stringify(kept)).length).toBeLessThan(10 * 1024 * 1024);
  expect(kept[0]?.results?.length).toBe(2_500);
});

test('what is within the limits is not touched', () => {
  const run = runOf(results(10, 'error'));
  expect(withinSarifLimits([run])).toEqual([run]);
});

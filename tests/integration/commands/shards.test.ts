import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Report } from '../../../src/report/model/report.ts';
import { reportIn, runCommand, temporaryDirectory } from './command.ts';
import { commandHere } from './command-here.ts';

test.describe.configure({ timeout: 180_000 });

function verdictsOf({ cases }: Report): Readonly<Record<string, string>> {
  return Object.fromEntries(cases.map(({ id, verdict }) => [id, verdict]));
}

test('three shards hold nearly equally many cases, and merged they are the run without shards', {
  tag: '@full',
}, async () => {
  const out = temporaryDirectory();
  // Clauses of several spec files, which shards cut across, and run-wide ones.
  const asked = ['portal', '--fuzz', '3', '--quiet', '--only', 'accepts-*,chat-id-*,same-*,no-crash,error-*'];
  const whole = join(out.path, 'whole');
  await commandHere([...asked, '--out', whole]);
  const shards = ['1', '2', '3'].map((number) => ({ number, directory: join(out.path, number) }));
  for (const { number, directory } of shards)
    await runCommand([...asked, '--shard', `${number}/3`, '--out', directory]);
  const merged = join(out.path, 'merged');
  const directories = shards.map(({ directory }) => directory);
  const { code, stderr } = await commandHere(['report', 'merge', ...directories, '--out', merged]);

  const counts = directories.map((directory) => {
    const { cases } = reportIn(directory);
    return cases.filter(({ verdict }) => verdict !== 'not-run').length;
  });
  const total = reportIn(whole).cases.filter(({ verdict }) => verdict !== 'not-run').length;
  expect(total).toBeGreaterThan(100);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  expect(counts[0]).toBe(Math.ceil(total / 3));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(verdictsOf(reportIn(merged))).toEqual(verdictsOf(reportIn(whole)));
  out.remove();
});

test('a shard without cases says so: exit 5, and a report in which nothing is judged', async () => {
  const out = temporaryDirectory();
  const only = ['--only', 'chat-id-malformed/malformed-chat-id'];
  const { code, stderr } = await runCommand(['portal', ...only, '--shard', '2/2', '--out', out.path]);

  expect(code).toBe(5);
  expect(stderr).toContain('Shard 2 of 2 has no case');
  const { statement, cases } = reportIn(out.path);
  expect(statement).toBe('nothing-judged');
  expect(cases.find(({ id }) => id === only[1])?.reason).toBe(
    'Not run: in another shard (this is shard 2 of 2).',
  );
  out.remove();
});

for (const shard of ['0/3', '4/3', '1', 'one/three']) {
  test(`--shard ${shard} is refused with exit 2`, async () => {
    const { code, stderr } = await commandHere(['portal', '--shard', shard]);
    expect(code).toBe(2);
    expect(stderr).toContain('such as 1/3');
  });
}

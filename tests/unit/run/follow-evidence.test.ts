import { appendFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { followEvidence } from '../../../src/run/follow-evidence.ts';

const header = {
  type: 'run',
  schemaVersion: 1,
  suite: {},
  documents: [],
  subject: {},
  capabilities: [],
  options: {},
  run: {},
};
const footer = { type: 'end', finishedAt: '2026-11-22T12:00:00.000Z', requests: 3, interrupted: false };

function caseLine(id: string, ...sent: readonly number[]) {
  return { type: 'case', id, exchanges: sent.map((number) => ({ id: number, failure: null })) };
}

/** A file that is written piece by piece, and what a reader has read of it so far. */
function followed() {
  const file = test.info().outputPath('evidence.ndjson');
  const write = (text: string) => appendFileSync(file, text);
  const line = (value: object) => write(`${JSON.stringify(value)}\n`);
  line(header);
  const evidence = followEvidence(file);
  const read: string[] = [];
  const over = (async () => {
    for await (const { line } of evidence.lines) read.push(line.type === 'case' ? line.id : line.type);
  })();
  return { evidence, read, over, write, line };
}

test('what is written while it is read is read soon, a line that is not complete when it is', async () => {
  const { evidence, read, over, write, line } = followed();
  await expect.poll(() => read).toEqual(['run']);
  line(caseLine('one', 1));
  const two = JSON.stringify(caseLine('two', 2));
  write(two.slice(0, 20));
  await expect.poll(() => read).toEqual(['run', 'one']);
  write(`${two.slice(20)}\n`);
  await expect.poll(() => read).toEqual(['run', 'one', 'two']);
  await evidence.caughtUp();
  evidence.finish();
  await over;
});

test('at the end all cases are read before the rest is written, and requests are counted once', async () => {
  const { evidence, read, over, line } = followed();
  for (const at of [1, 2, 3]) line(caseLine(`case ${at}`, at, 1));
  await evidence.caughtUp();
  expect(read).toEqual(['run', 'case 1', 'case 2', 'case 3']);
  expect([[...evidence.ids], evidence.requests]).toEqual([['case 1', 'case 2', 'case 3'], 3]);
  line(footer);
  evidence.finish();
  await over;
  expect(read.at(-1)).toBe('end');
});

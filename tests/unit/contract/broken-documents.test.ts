import { join, relative } from 'node:path';
import { expect, test } from '@playwright/test';
import { ContractError, problemLine } from '../../../src/contract/contract-error.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { type Breakage, envelope, method } from './breakages/breakage.ts';
import { memberBreakages } from './breakages/member-breakages.ts';
import { openApiBreakages } from './breakages/openapi-breakages.ts';
import { overlayBreakages } from './breakages/overlay-breakages.ts';
import { yamlBreakages } from './breakages/yaml-breakages.ts';
import { copySpec, replacing } from './spec-copy.ts';

const breakages: Readonly<Record<string, Breakage>> = {
  ...yamlBreakages,
  ...openApiBreakages,
  ...memberBreakages,
  ...overlayBreakages,
};

async function refusal(directory: string, edition?: string): Promise<ContractError> {
  const error: unknown = await loadContract({
    method: 'im.dialog.writing',
    edition: edition ?? '2024-12',
    directory,
  }).catch((thrown: unknown) => thrown);
  if (error instanceof ContractError) return error;
  throw new Error(`The document is not refused: ${String(error)}`);
}

for (const [name, { file, edit, edition, line, column = line, pointer, says }] of Object.entries(breakages)) {
  test(`${name} is refused where it stands`, async () => {
    const copy = copySpec();
    const change = typeof edit === 'function' || edit === undefined ? edit : replacing(...edit);
    const text = change === undefined ? '' : copy.edit(file, change);
    const start = text.indexOf(line);
    expect(text.indexOf(line, start + 1), 'the line stands in the file once').toBe(line === '' ? 0 : -1);
    const offset = start + line.indexOf(column);
    const before = text.slice(0, offset).split('\n');

    const { problems, message } = await refusal(copy.directory, edition);
    const [first] = problems;

    expect(first).toMatchObject({
      file: relative(process.cwd(), join(copy.directory, file)),
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      pointer,
      message: expect.stringContaining(says),
    });
    expect(message).toBe(problems.map(problemLine).join('\n'));
    for (const problem of problems) expect(problem.message).toMatch(/^[A-Z].*\.$/);
  });
}

test('a file that is not there is refused by its name', async () => {
  const copy = copySpec();
  copy.remove(envelope);

  expect((await refusal(copy.directory)).problems).toEqual([
    {
      file: relative(process.cwd(), join(copy.directory, envelope)),
      line: 1,
      column: 1,
      pointer: '',
      message: 'The file does not exist.',
    },
  ]);
});

test('an unknown edition is refused with the known ones', async () => {
  const { directory } = copySpec();

  expect((await refusal(directory, '2025-01')).problems).toEqual([
    {
      file: relative(process.cwd(), join(directory, 'methods', 'im.dialog.writing.yaml')),
      line: 4,
      column: 3,
      pointer: '/info/version',
      message: 'There is no edition "2025-01" of im.dialog.writing. Known: 2024-12, 2026-08.',
    },
  ]);
});

test('several mistakes are told at once', async () => {
  const copy = copySpec();
  copy.edit(method, (text) =>
    text.replace('level: MUST', 'level: MAY').replace('check: record', 'chek: record'),
  );

  expect((await refusal(copy.directory)).problems.map(({ pointer }) => pointer)).toEqual([
    '/x-clauses/success-result/level',
    '/x-clauses/open-questions',
    '/x-clauses/open-questions/chek',
  ]);
});

test('a copy of the documents that nobody spoilt is accepted, in both editions', async () => {
  const { directory } = copySpec();

  expect((await loadContract({ method: 'im.dialog.writing', edition: '2024-12', directory })).edition).toBe(
    '2024-12',
  );
  expect((await loadContract({ method: 'im.dialog.writing', directory, edition: '2026-08' })).edition).toBe(
    '2026-08',
  );
});

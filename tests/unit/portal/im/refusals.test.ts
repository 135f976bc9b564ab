import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../../../src/package-root.ts';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import { callerOf, refusalsOf } from '../call-portal.ts';
import { allRefusals } from './refusal-rows/all-refusals.ts';

for (const [generation, column] of [
  ['2026-08', 'documented'],
  ['founding', 'documented'],
  ['box-2025-01', 'thrown'],
  ['box-2026-05', 'thrown'],
  ['box-2026-08', 'thrown'],
] as const) {
  test(`${generation} refuses each wrong call with the code and status that are ${column}`, async () => {
    const portal = await startPortal({ generation });
    const call = callerOf(portal);
    expect(await call('im.chat.add', { ENTITY_TYPE: 'CRM', ENTITY_ID: 'DEAL|1' })).toBe(101);
    expect(await call('im.message.add', { DIALOG_ID: 'chat13', MESSAGE: 'x' })).toBe(3);
    const { got, expected } = await refusalsOf(call, allRefusals, column);
    expect(got).toEqual(expected);
    await portal.close();
  });
}

test('docs/reference/portal.md tells the refusals of each method as they are tested', () => {
  const page = readFileSync(join(packageRoot(), 'docs/reference/portal.md'), 'utf8');
  const codes = new Map<string, readonly [documented: Set<string>, thrown: Set<string>]>();
  for (const [method, , documented, thrown = documented] of allRefusals) {
    const known = codes.get(method) ?? [new Set(), new Set()];
    known[0].add(documented);
    known[1].add(thrown);
    codes.set(method, known);
  }
  const lines = [...codes].map(([method, [documented, thrown]]) => {
    const [pages, boxes] = [documented, thrown].map((texts) => [...texts].sort().join(', '));
    return `| \`${method}\` | ${pages} | ${pages === boxes ? 'the same' : boxes} |`;
  });
  expect(lines.filter((line) => !page.includes(`\n${line}\n`)).join('\n')).toBe('');
});

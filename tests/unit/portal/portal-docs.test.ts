import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../../src/package-root.ts';
import { faults } from '../../../src/portal/faults.ts';
import { allMethods } from '../../../src/portal/methods/all-methods.ts';
import { systemErrors } from '../../../src/portal/pipeline/system-error.ts';
import { dialogResponses } from './dialog-responses.ts';

const page = readFileSync(join(packageRoot(), 'docs/reference/portal.md'), 'utf8');

test('docs/reference/portal.md tells every row of A.1 as it is tested', () => {
  for (const [input, , ...responses] of dialogResponses)
    expect(page).toContain(`\n| ${input} | ${responses.join(' | ')} |\n`);
});

test('docs/reference/portal.md tells every system error and method', () => {
  for (const [key, row] of Object.entries(systemErrors)) {
    const {
      docs = '—',
      source = '—',
      text,
    }: { docs?: number | string; source?: number | string; text: string } = row;
    expect(page).toContain(`\n| \`${key}\` | ${docs} | ${source} | ${text === '' ? '(empty)' : text} |\n`);
  }
  for (const { name } of allMethods) expect(page).toContain(`\`${name}\``);
});

test('docs/reference/portal.md lists every fault', () => {
  const rows = Object.entries(faults).map(([name, [sentence]]) => `| \`${name}\` | ${sentence} |`);
  expect(page.split('# Faults')[1]?.match(/^\| `.*$/gm)).toEqual(rows);
});

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../../src/package-root.ts';
import { samplePage, writeFiles } from './sample-docs.ts';

function run(...args: readonly string[]) {
  const command = join(packageRoot(), 'dist/src/cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'import', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('import says what it made, how far it reaches, and where it says why not further', () => {
  writeFiles(test.info().outputPath('docs'), {
    'orchard-tree-get.md': samplePage({ method: 'orchard.tree.get' }),
    'about.md': '# About trees',
  });
  const { status, stdout } = run(test.info().outputPath('docs'), '--out', test.info().outputPath('out'));

  expect(status).toBe(0);
  expect(stdout).toContain('Imported 1 method into');
  expect(stdout).toContain('L1 1 (0 more as INFO)');
  expect(stdout).toContain('Left out 1 page:');
});

const mistakes: Readonly<Record<string, readonly [args: readonly string[], says: string]>> = {
  'a source that is not there': [['nowhere'], 'There is no file or directory nowhere.'],
  'a comparison that nobody asked for': [['.', '--fail-on-drift'], 'give --diff, too'],
  'an edition that is none': [['.', '--edition', 'August'], 'Give year and month'],
};
for (const [what, [args, says]] of Object.entries(mistakes))
  test(`${what} is refused with code 2 and no stack`, () => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^ +at /m);
  });

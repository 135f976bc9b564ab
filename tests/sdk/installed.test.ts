import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../src/package-root.ts';

const helper = pathToFileURL(join(packageRoot(), 'tests', 'sdk', 'adapters', 'adapter.mjs')).href;

/** Writes a package whose module says from where it was loaded. */
function makePackage(place: string, manifest: object, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries({ 'package.json': JSON.stringify(manifest), ...files })) {
    const file = test.info().outputPath(place, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** What an adapter finds that runs in an empty directory, while the user's command runs in `project`. */
function found(names: readonly string[], environment: Readonly<Record<string, string>>) {
  const cwd = test.info().outputPath('state');
  mkdirSync(cwd, { recursive: true });
  const program = `import { installed } from ${JSON.stringify(helper)};
    const { manifest, sdk } = await installed(...${JSON.stringify(names)});
    console.log(JSON.stringify([manifest.version, sdk.place]));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...environment },
  });
  return status === 0 ? (JSON.parse(stdout) as unknown) : { status, stderr };
}

test("the user's project is searched first, from a folder below as well, and before what is beside the adapter", () => {
  const exports = {
    '.': { types: './index.d.ts', import: { default: './dist/index.mjs' }, require: './x.cjs' },
  };
  const manifest = { name: 'b24', version: '9.9.9', exports };
  makePackage('project/node_modules/b24', manifest, { 'dist/index.mjs': "export const place = 'project';" });
  const project = test.info().outputPath('project', 'packages', 'one');
  mkdirSync(project, { recursive: true });
  expect(found(['b24'], { B24SDK_PROJECT_DIR: project })).toEqual(['9.9.9', 'project']);
});

test('a wanted version is looked for further where the project has another one', () => {
  makePackage('project/node_modules/b24', { name: 'b24', version: '9.9.9' }, { 'index.js': '' });
  const environment = { B24SDK_PROJECT_DIR: test.info().outputPath('project') };
  expect(found(['b24@1.1.1'], environment)).toEqual(['1.1.1', null]);
  expect(found(['b24@2.0.0'], environment)).toEqual({ status: 3, stderr: 'b24@2.0.0 is not installed.\n' });
});

test('an alias and the real name at its version are the same SDK', () => {
  const manifest = { name: '@bitrix24/b24jssdk', version: '7.0.0', main: 'main.cjs' };
  makePackage('one/node_modules/b24jssdk-7.0.0', manifest, { 'main.cjs': "exports.place = 'alias';" });
  makePackage('two/node_modules/@bitrix24/b24jssdk', manifest, { 'main.cjs': "exports.place = 'name';" });
  const names = ['b24jssdk-7.0.0', '@bitrix24/b24jssdk@7.0.0'];
  const at = (place: string) => found(names, { B24SDK_PROJECT_DIR: test.info().outputPath(place) });
  expect([at('one'), at('two')]).toEqual([
    ['7.0.0', 'alias'],
    ['7.0.0', 'name'],
  ]);
});

test('a working copy that the suite names wins, and one that is not built says so', () => {
  const manifest = { name: 'b24', version: '1.1.2-dev', exports: './lib/index.js', type: 'module' };
  makePackage('copy', manifest, {});
  const environment = { B24SDK_PACKAGE_DIR: test.info().outputPath('copy') };
  expect(found(['b24@1.1.1'], environment)).toEqual({
    status: 3,
    stderr: `b24 is not built: there is no ${test.info().outputPath('copy', 'lib', 'index.js')}.\n`,
  });
  makePackage('copy', manifest, { 'lib/index.js': "export const place = 'copy';" });
  expect(found(['b24@1.1.1'], environment)).toEqual(['1.1.2-dev', 'copy']);
});

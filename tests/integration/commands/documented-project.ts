import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../../src/package-root.ts';
import { readPage } from '../../unit/docs/read-page.ts';

interface Shown {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The blocks of code of a page that are marked with a language, or with none, as a reader copies them. */
export function blocksOf(path: string, language: string): readonly string[] {
  const blocks = readPage(path).matchAll(/^( *)```([^\n]*)\n([\s\S]*?)^ *```$/gm);
  return [...blocks].flatMap(([, indent = '', marked, text = '']) =>
    marked === language ? [text.replaceAll(new RegExp(`^${indent}`, 'gm'), '')] : [],
  );
}

/** A project of a user: the package is installed in it, and an SDK under its real name. */
export function makeProject(directory: string): void {
  const modules = join(directory, 'node_modules');
  const sdk = join(packageRoot(), 'node_modules', 'b24jssdk-1.3.0');
  for (const name of ['.bin', '@bitrix24']) mkdirSync(join(modules, name), { recursive: true });
  symlinkSync(packageRoot(), join(modules, 'b24-conformance'));
  symlinkSync(
    join('..', 'b24-conformance', 'dist', 'src', 'cli.js'),
    join(modules, '.bin', 'b24-conformance'),
  );
  // What the SDK and Playwright depend on is beside them, as npm would install it.
  const installed = join(packageRoot(), 'node_modules');
  for (const name of readdirSync(installed).filter((one) => !/^\.|^@bitrix24$|^b24-conformance$/.test(one)))
    symlinkSync(join(installed, name), join(modules, name));
  symlinkSync(join('..', 'playwright', 'cli.js'), join(modules, '.bin', 'playwright'));
  symlinkSync(sdk, join(modules, '@bitrix24', 'b24jssdk'));
  mkdirSync(join(directory, 'path', 'to'), { recursive: true });
  symlinkSync(sdk, join(directory, 'path', 'to', 'build'));
  writeFileSync(join(directory, 'package.json'), '{ "private": true }\n');
  writeFileSync(join(directory, 'package-lock.json'), '{ "lockfileVersion": 3, "packages": { "": {} } }\n');
}

/** The subject file and the adapter that the guide shows, in `sdk/`. Optional members name files that come later. */
export function writeShownSubject(directory: string): void {
  const guide = 'docs/guides/test-an-sdk.md';
  const [subject = ''] = blocksOf(guide, 'yaml');
  const adapter = blocksOf(guide, 'js').find((text) => text.includes('serveAdapter')) ?? '';
  mkdirSync(join(directory, 'sdk'));
  writeFileSync(join(directory, 'sdk', 'mine.yaml'), subject.replaceAll(/^.*# optional.*\n/gm, ''));
  writeFileSync(join(directory, 'sdk', 'adapter.mjs'), adapter);
}

/** The file of stubs that the guide shows before the command that reads it. */
export function writeShownStubs(directory: string): void {
  const stubs =
    blocksOf('docs/guides/mock-a-portal.md', 'yaml').find((text) => text.startsWith('stubs:')) ?? '';
  writeFileSync(join(directory, 'stubs.yaml'), stubs);
}

/** A checkout of this repository that can be built without touching the one under test. Packages are linked, not copied. */
export function makeCheckout(directory: string, files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    cpSync(join(packageRoot(), file), join(directory, file));
  }
  const installed = join(packageRoot(), 'node_modules');
  const modules = join(directory, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(installed).filter((one) => !one.startsWith('.')))
    symlinkSync(join(installed, name), join(modules, name));
  // The build writes into this directory.
  cpSync(join(installed, '.bin'), join(modules, '.bin'), { recursive: true, verbatimSymlinks: true });
}

/** Leaves one small test in a checkout, so that `npm test` runs for seconds. */
export function keepOneTest(directory: string): void {
  const tests = join(directory, 'tests');
  for (const name of readdirSync(tests, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.test.ts') && name !== join('unit', 'report', 'wait-line.test.ts'))
      rmSync(join(tests, name));
}

/** The document that the guide adds, saved where it says. */
export function writeShownMethod(directory: string): void {
  const [document = ''] = blocksOf('docs/guides/add-a-method.md', 'yaml');
  writeFileSync(join(directory, 'spec', 'methods', 'server.time.yaml'), document);
}

/** The exchange that the guide shows, as NDJSON and as a browser saves it. */
export function writeShownTraffic(directory: string): void {
  const [shown = ''] = blocksOf('docs/guides/judge-traffic.md', 'json');
  const { request, response, startedAt, ms } = JSON.parse(shown) as {
    readonly request: Shown & { readonly method: string; readonly url: string };
    readonly response: Shown & { readonly status: number };
    readonly startedAt: string;
    readonly ms: number;
  };
  const pairs = ({ headers }: Shown) => Object.entries(headers).map(([name, value]) => ({ name, value }));
  const entry = {
    startedDateTime: startedAt,
    time: ms,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      headers: pairs(request),
      postData: { mimeType: 'application/json', text: request.body },
    },
    response: {
      status: response.status,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      headers: pairs(response),
      content: { size: response.body.length, mimeType: 'application/json', text: response.body },
    },
  };
  const har = { log: { version: '1.2', creator: { name: 'guide', version: '1' }, entries: [entry] } };
  writeFileSync(join(directory, 'traffic.ndjson'), `${shown.trim()}\n`);
  writeFileSync(join(directory, 'traffic.har'), JSON.stringify(har));
}

/** A ledger that knows of nothing, as a team begins with. */
export function writeEmptyLedger(directory: string): void {
  writeFileSync(join(directory, 'known.yaml'), 'subject: the portals of this test\nentries: []\n');
}

/** A ledger as a person completes it: each reason is filled in. */
export function fillReasons(path: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/reason: ""/g, 'reason: Agreed upon.'));
}

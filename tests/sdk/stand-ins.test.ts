import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { packageRoot } from '../../src/package-root.ts';
import { loadSubject, subjectsDirectory } from '../../src/sdk/load-subject.ts';
import { adHocSubject, redClauses, test } from './call-context.ts';

test.describe.configure({ mode: 'parallel', timeout: 90_000 });

const root = join(packageRoot(), 'tests', 'sdk');
const adapter = (file: string) => join(root, 'adapters', file);
const standIn = (file: string) => join(root, 'stand-ins', file);

/** Adapters of SDKs that are not here, each with something of our own that has the SDK's names. */
const subjects = {
  crest: ['php', adapter('crest.php'), standIn('crest.php')],
  b24phpsdk: ['php', adapter('b24phpsdk.php'), standIn('autoload.php')],
  bx24js: [process.execPath, adapter('bx24js.mjs'), standIn('bx24.js'), process.env['CHROMIUM_PATH'] ?? ''],
  b24pysdk: ['env', `PYTHONPATH=${standIn('')}`, 'python3', adapter('b24pysdk-adapter.py')],
} as const;

/** What the stand-ins are right to be accused of: they have no fields for it, as the SDKs have none. */
const known: Readonly<Record<keyof typeof subjects, readonly string[]>> = {
  crest: ['status-as-field'],
  b24phpsdk: ['code-as-field', 'description-as-field', 'status-as-field'],
  b24pysdk: [],
  // Its bodies are text/plain: portals read that, the document does not list it.
  bx24js: ['request-as-given'],
};

for (const [name, command] of Object.entries(subjects))
  test(`the adapter of ${name} works with a stand-in`, async ({ judgedBy }) => {
    const interpreter = command.find((word) => /^(php|python3)$/.test(word));
    const isHere = interpreter === undefined || spawnSync(interpreter, ['--version']).status === 0;
    test.skip(!isHere, `${interpreter} is not here`);
    const { handshake, judged } = await judgedBy(adHocSubject(name, [...command]), [
      ...['success-fractions', 'success-https', 'dialog-id-empty', 'unknown-authority'],
      ...(name === 'bx24js' ? ['expired-token'] : []),
    ]);
    test.skip(name === 'bx24js' && handshake.kind === 'absent', 'there is no Chromium');
    expect(handshake.kind).toBe('ready');
    expect(redClauses(judged).toSorted()).toEqual(known[name as keyof typeof subjects]);
    expect(judged.filter(({ judgement }) => judgement.verdict === 'pass').length).toBeGreaterThan(8);
  });

for (const name of Object.keys(subjects))
  test(`without the SDK, ${name} is absent and not broken`, async ({ judgedBy }) => {
    const subject = loadSubject(join(subjectsDirectory(), `${name}.yaml`));
    const { handshake } = await judgedBy(subject, []);
    expect(handshake.kind).toBe('absent');
  });

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../../src/package-root.ts';
import { runCommand } from '../commands/command.ts';

test.describe.configure({ mode: 'parallel', timeout: 60_000 });

async function check(mode: string) {
  const file = test.info().outputPath(`${mode}.yaml`);
  const adapter = join(packageRoot(), 'tests', 'integration', 'sdk', 'bad-adapter.mjs');
  writeFileSync(
    file,
    `name: ${mode}\ntitle: Mode ${mode}\ncommand: [node, ${JSON.stringify(adapter)}, ${mode}]\n`,
  );
  const { code, stdout } = await runCommand(['adapter', 'check', file]);
  return { code, stdout, lines: stdout.split('\n').filter((line) => /^[→←!✓✗]/.test(line)) };
}

test('a check of an adapter that works shows every line of both sides, without secrets', async () => {
  const { code, stdout } = await runCommand(['adapter', 'check', 'reference-client']);
  const marks = stdout.split('\n').filter((line) => line !== '');
  expect(code).toBe(0);
  expect(marks.map((line) => line.slice(0, 34))).toEqual([
    'Reference client of the suite: nod',
    '→ {"b24sdk":1,"cmd":"handshake"}',
    '← {"b24sdk":1,"name":"reference-cl',
    '→ {"b24sdk":1,"cmd":"stop"}',
    '✓ The handshake works: reference-c',
    expect.stringMatching(/^→ \{"b24sdk":1,"cmd":"call","id":"/),
    expect.stringMatching(/^← \{"b24sdk":1,"id":"/),
    '→ {"b24sdk":1,"cmd":"stop"}',
    '✓ The call works: it came to resul',
  ]);
  expect(stdout).toContain('The portal got POST /rest/1/[redacted:webhook-code]/im.dialog.writing.');
  expect(stdout).toContain('"webhook_secret":"[redacted:webhook-code]"');
});

test('a check says what is wrong with the handshake, and shows what the adapter wrote', async () => {
  const { code, lines } = await check('unknown-capability');
  expect(code).toBe(2);
  expect(lines.at(-1)).toContain('Did you mean "http-status"?');
  expect(lines[1]).toContain('← {"b24sdk":1,"name":"bad"');
});

test('a check says what is wrong with the call', async () => {
  const { code, lines } = await check('nonsense');
  expect(code).toBe(2);
  expect(lines.at(-1)).toMatch(/^✗ The adapter does not work.*\/outcome This must be one of/);
});

test('a check shows what an adapter says of its own failure without secrets', async () => {
  const { code, lines } = await check('tells-secret');
  expect(code).toBe(2);
  expect(lines.at(-1)).toContain(
    'reports a failure of its own: no way to http://[portal]/rest/1/[redacted:webhook-code]/',
  );
});

test('a check shows no part of a secret in a line that is cut', async () => {
  const { lines } = await check('prints-cut-secret');
  expect(lines.at(-1)).toContain(`It printed: ${'x'.repeat(70)}[redacted:webhook-code] / {"b24sdk"`);
});

test('a check of an adapter whose call reaches no portal says so', async () => {
  const { code, lines } = await check('good');
  expect(code).toBe(0);
  expect(lines.at(-1)).toBe(
    '! The adapter works, but a call that the portal answers with a success should give a result: it came to result. No request reached the portal.',
  );
});

test('a check of an SDK that is not installed is no failure of the adapter', async () => {
  const { code, lines } = await check('absent');
  expect(code).toBe(5);
  expect(lines.at(-1)).toContain('Mode absent is not installed.');
});

import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { stringify } from 'yaml';
import { startPortal } from '../../src/portal/start-portal.ts';
import { reportIn, runCommand, startCommand, temporaryDirectory } from './command.ts';

test.describe.configure({ timeout: 120_000 });

function ledger(entries: readonly object[]): string {
  return stringify({ subject: 'a portal', entries });
}

const swapped = { status: 400, code: 'DIALOG_ID_EMPTY', findings: ['wrong-code'] };

function entry(id: string, more: object = {}): object {
  return { case: id, fingerprint: swapped, reason: 'an example', since: '2026-01-01', ...more };
}

test('the embedded portal is conformant: exit 0, every file written, the same verdicts when judged again', async () => {
  const out = temporaryDirectory();
  const { code, stdout, stderr } = await runCommand(['portal', '--out', out.path]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Conformant');
  const report = reportIn(out.path);
  expect(report.counts.pass + report.counts.info).toBe(report.cases.length);
  const again = temporaryDirectory();
  const judged = await runCommand([
    'judge',
    join(out.path, 'evidence.ndjson'),
    '--out',
    again.path,
    '--quiet',
  ]);
  expect(judged.code).toBe(0);
  expect(reportIn(again.path)).toEqual(report);
  out.remove();
  again.remove();
});

const misuses: readonly (readonly [
  name: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  says: RegExp,
])[] = [
  ['an unknown option', ['portal', '--nope'], {}, /unknown option '--nope'/],
  ['an unknown command', ['nope'], {}, /unknown command 'nope'/],
  ['an unknown edition', ['portal', '--edition', '1999-01'], {}, /2024-12, 2026-08/],
  ['a number that is none', ['portal', '--timeout', 'soon'], {}, /whole number/],
  [
    'a portal without a token',
    ['portal'],
    { B24_PORTAL_URL: 'https://portal.example' },
    /B24_ACCESS_TOKEN is missing/,
  ],
  ['dialogs without a portal', ['plan'], { B24_CHAT_DIALOG_ID: 'chat1' }, /B24_WEBHOOK_URL is missing/],
  [
    'another host without B24_LIVE_HOST',
    ['portal'],
    { B24_WEBHOOK_URL: 'https://portal.example/rest/1/0123456789abcdef/' },
    /B24_LIVE_HOST is missing/,
  ],
  ['a misspelt setting', ['plan'], { B24_WEBHOK_URL: 'x' }, /Did you mean B24_WEBHOOK_URL/],
  [
    'a ledger that is not there',
    ['portal', '--deviations', 'nowhere.yaml'],
    {},
    /nowhere\.yaml:1:1 .*cannot be read/,
  ],
  ['evidence that is not there', ['judge', 'nowhere.ndjson'], {}, /There is no file nowhere\.ndjson/],
  ['a case that is not there', ['explain', 'no-such-clause/x'], {}, /There is no case/],
  ['a miniature that is not there', ['serve', '--break', 'nothing'], {}, /nothing/],
];

for (const [name, args, settings, says] of misuses) {
  test(`${name} is refused with exit 2 and a sentence`, async () => {
    const { code, stderr } = await runCommand(args, settings);
    expect(code).toBe(2);
    expect(stderr).toMatch(says);
    expect(stderr).not.toContain('0123456789abcdef');
    expect(stderr).not.toContain('defect of the suite');
  });
}

test('a refusal sends nothing', async () => {
  const portal = await startPortal();
  const { code } = await runCommand(['portal', '--deviations', 'nowhere.yaml'], portal.settings);
  expect({ code, requests: portal.requests }).toEqual({ code: 2, requests: 0 });
  await portal.close();
});

test('plan sends nothing and counts what would be sent', async () => {
  const portal = await startPortal();
  const { code, stdout } = await runCommand(['plan', '--json'], portal.settings);
  const plan = JSON.parse(stdout) as { readonly requests: number; readonly cases: readonly object[] };
  expect({ code, sent: portal.requests }).toEqual({ code: 0, sent: 0 });
  expect(plan.requests).toBeGreaterThan(plan.cases.length);
  await portal.close();
});

test('a port where nobody listens: exit 4, within bounds', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  const out = temporaryDirectory();
  const settings = {
    B24_WEBHOOK_URL: `http://127.0.0.1:${port}/rest/1/0123456789abcdef/`,
    B24_CHAT_DIALOG_ID: 'chat13',
  };
  const args = ['portal', '--only', 'accepts-*,chat-id-*,same-again', '--out', out.path];
  const { code, stdout } = await runCommand(args, settings);
  expect(code).toBe(4);
  expect(stdout).toContain('Could not tell');
  expect(reportIn(out.path).statement).toBe('could-not-tell');
  out.remove();
});

test('a portal that breaks a promise: exit 1, the command that repeats it, a ledger without reasons; --only repeats it', async () => {
  const portal = await startPortal({ miniature: 'malformed-chat-swaps-code' });
  const out = temporaryDirectory();
  const file = join(out.path, 'known.yaml');
  const part = ['--only', 'chat-id-malformed,accepts-*', '--out', out.path];
  const first = await runCommand(['portal', ...part, '--record-deviations', file], portal.settings);
  expect(first.code).toBe(1);
  expect(first.stdout).toContain('npx b24-conformance portal --only chat-id-malformed/malformed-chat-id');

  const only = await runCommand(
    ['portal', '--out', out.path, '--only', 'verdict:fail', '--json'],
    portal.settings,
  );
  const report = JSON.parse(only.stdout) as ReturnType<typeof reportIn>;
  expect(only.code).toBe(1);
  expect(report.counts.pass).toBe(0);
  expect(report.counts.fail).toBeGreaterThan(10);

  const refused = await runCommand(['portal', ...part, '--deviations', file], portal.settings);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('has no reason');
  out.remove();
  await portal.close();
});

test('the ledger: known deviations are green, others red, fixed and expired ones stale', async () => {
  const portal = await startPortal({ miniature: 'malformed-chat-swaps-code' });
  const out = temporaryDirectory();
  const file = join(out.path, 'ledger.yaml');
  const judge = async (entries: readonly object[], words: readonly string[]) => {
    writeFileSync(file, ledger(entries));
    const args = [...words, '--deviations', file, '--out', out.path, '--quiet'];
    const { code } = await runCommand(args, portal.settings);
    return [
      code,
      ...reportIn(out.path)
        .cases.filter(({ verdict }) => verdict !== 'not-run')
        .map(({ verdict }) => verdict),
    ];
  };
  const known = 'chat-id-malformed/malformed-chat-id';
  const right = 'dialog-id-malformed/malformed-user-id';
  const run = ['portal', '--only', `${known},${right}`];
  const again = ['judge', join(out.path, 'evidence.ndjson')];
  expect(await judge([entry(known)], run)).toEqual([0, 'pass', 'deviation']);
  expect(await judge([entry(known)], again)).toEqual([0, 'pass', 'deviation']);
  expect(await judge([entry(known, { fingerprint: { ...swapped, status: 403 } })], again)).toContain(
    'changed',
  );
  expect(await judge([entry(known), entry(right)], again)).toEqual(expect.arrayContaining([3, 'fixed']));
  expect(await judge([entry(known, { expires: '2026-01-02' })], again)).toEqual(
    expect.arrayContaining([3, 'deviation']),
  );
  out.remove();
  await portal.close();
});

test('an interrupted run still leaves a report, marked partial: exit 130', async () => {
  const portal = await startPortal({ miniature: 'hangs' });
  const out = temporaryDirectory();
  const { child, ended } = startCommand(['portal', '--out', out.path], portal.settings);
  await expect.poll(() => portal.requests, { timeout: 60_000 }).toBeGreaterThan(1);
  child.kill('SIGINT');
  expect((await ended).code).toBe(130);
  const report = reportIn(out.path);
  expect({ partial: report.partial, exitCode: report.exitCode }).toEqual({ partial: true, exitCode: 130 });
  out.remove();
  await portal.close();
});

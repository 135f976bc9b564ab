import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { stringify } from 'yaml';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { runPlan } from '../../../src/run/run-plan.ts';
import { breaking } from '../../mutants/breaking.ts';
import { targetOf } from '../conformance-run.ts';
import { reportIn, runCommand, temporaryDirectory } from './command.ts';
import { commandHere } from './command-here.ts';

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
  const judged = await commandHere(['judge', out.path, '--out', again.path, '--quiet']);
  expect(judged.code).toBe(0);
  expect(reportIn(again.path)).toEqual(report);
  out.remove();
  again.remove();
});

test('a .env that is no text is refused, and its words reach no environment of a child', async () => {
  const place = temporaryDirectory();
  const file = join(place.path, '.env');
  writeFileSync(file, Buffer.from('B24_RATE=1', 'utf16le'));
  const { code, stderr } = await commandHere(['plan', '--embedded'], {}, place.path);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('.env:1 has a NUL byte') });
  writeFileSync(file, 'NODE_OPTIONS=--require=./not-there.cjs\n');
  const run = await runCommand(['portal', '--only', 'chat-id-malformed/malformed-chat-id'], {}, place.path);
  expect(run.stderr).toMatch(/^\.env sets NODE_OPTIONS: not read\. .*\n$/);
  place.remove();
});

test('places that cannot be used are refused before anything is sent', async () => {
  const portal = await startPortal();
  const place = temporaryDirectory();
  const file = join(place.path, 'there.yaml');
  writeFileSync(file, 'mine');
  const outOf = await commandHere(['portal', '--out', file], portal.settings, place.path);
  const ledger = await commandHere(['portal', '--record-deviations', file], portal.settings, place.path);
  expect([outOf.code, ledger.code, portal.requests]).toEqual([2, 2, 0]);
  expect(outOf.stderr).toBe(
    `${file} cannot be the report's directory: it is a file. Name another one with --out. Nothing was sent.\n`,
  );
  expect(ledger.stderr).toMatch(/there\.yaml exists already\. .* Nothing was sent\.\n$/);
  expect(readFileSync(file, 'utf8')).toBe('mine');
  await portal.close();
  place.remove();
});

test('a refusal sends nothing', async () => {
  const portal = await startPortal();
  const { code } = await commandHere(['portal', '--deviations', 'nowhere.yaml'], portal.settings);
  expect({ code, requests: portal.requests }).toEqual({ code: 2, requests: 0 });
  await portal.close();
});

test('plan sends nothing and counts what would be sent', async () => {
  const portal = await startPortal();
  const { code, stdout } = await commandHere(['plan', '--json'], portal.settings);
  const plan = JSON.parse(stdout) as { readonly requests: number; readonly cases: readonly object[] };
  expect({ code, sent: portal.requests }).toEqual({ code: 0, sent: 0 });
  expect(plan.requests).toBeGreaterThan(plan.cases.length);
  await portal.close();
});

// At the default time-out; the fault `nothing-listens` shows the same at a short one.
test('a port where nobody listens: exit 4, within bounds', { tag: '@full' }, async () => {
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
  const target = targetOf(settings);
  const evidenceFile = join(out.path, 'evidence.ndjson');
  await runPlan({
    contract: await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true }),
    target,
    evidenceFile,
    fuzz: 0,
  });
  const { code, stdout } = await runCommand(['judge', evidenceFile, '--out', out.path]);
  expect(code).toBe(4);
  expect(stdout).toContain('Could not tell');
  expect(reportIn(out.path)).toMatchObject({ statement: 'could-not-tell', partial: false });
  const part = await runCommand(['portal', '--only', 'accepts-*', '--out', out.path], settings);
  expect(part.code).toBe(4);
  out.remove();
});

test('a portal that breaks a promise, and a ledger of it: from red to known, changed, fixed and expired', async () => {
  const portal = await startPortal(breaking('malformed-chat-swaps-code'));
  const out = temporaryDirectory();
  const file = join(out.path, 'known.yaml');
  const run = (...words: readonly string[]) =>
    commandHere(['portal', '--out', out.path, ...words], portal.settings);
  const known = 'chat-id-malformed/malformed-chat-id';
  const right = 'dialog-id-malformed/malformed-user-id';
  const only = ['--only', `chat-id-malformed,${right}`];

  const first = await run(...only, '--record-deviations', file);
  expect(first.code).toBe(1);
  expect(first.stdout).toContain(`--edition 2024-12 --only ${known} --out reports/repeat`);
  const { counts, cases } = reportIn(out.path);
  const { fail } = counts;
  expect(cases.find(({ id }) => id === right)?.verdict).toBe('pass');
  expect(fail).toBeGreaterThan(10);

  const refused = await run(...only, '--deviations', file);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('has no reason');

  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/reason: (?:""|'')/g, 'reason: an example'));
  const again = await run('--only', 'verdict:fail', '--deviations', file, '--json');
  const report = JSON.parse(again.stdout) as ReturnType<typeof reportIn>;
  expect(again.code).toBe(0);
  expect(report.counts).toMatchObject({ pass: 0, fail: 0, deviation: fail });

  const judged = async (...entries: readonly object[]) => {
    writeFileSync(file, ledger(entries));
    const words = ['judge', out.path, '--deviations', file, '--out', out.path, '--quiet'];
    const { code } = await commandHere(words);
    return [code, reportIn(out.path).cases.find(({ id }) => id === known)?.verdict];
  };
  const all = report.cases.filter(({ verdict }) => verdict === 'deviation').map(({ id }) => id);
  const others = all.filter((id) => id !== known).map((id) => entry(id));
  const otherStatus = entry(known, { fingerprint: { ...swapped, status: 403 } });
  expect(await judged(otherStatus, ...others)).toEqual([1, 'changed']);
  expect(await judged(entry(known, { expires: '2026-01-02' }), ...others)).toEqual([3, 'deviation']);
  out.remove();
  await portal.close();
});

test('a deviation that is gone makes its entry stale: exit 3', async () => {
  const out = temporaryDirectory();
  const portal = await startPortal();
  const target = targetOf(portal.settings);
  const evidenceFile = join(out.path, 'evidence.ndjson');
  const known = 'chat-id-malformed/malformed-chat-id';
  await runPlan({
    contract: await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true }),
    target,
    evidenceFile,
    only: known,
  });
  await portal.close();
  const file = join(out.path, 'known.yaml');
  writeFileSync(file, ledger([entry(known)]));
  const words = ['judge', evidenceFile, '--deviations', file, '--out', out.path, '--quiet'];
  expect((await commandHere(words)).code).toBe(3);
  expect(reportIn(out.path).counts).toMatchObject({ fixed: 1, fail: 0 });
  out.remove();
});

test('recorded traffic is judged from the command line, and what is unknown is listed', async () => {
  const out = temporaryDirectory();
  const file = join(out.path, 'traffic.ndjson');
  const line = (method: string, status: number, body: string) =>
    JSON.stringify({
      request: {
        method: 'POST',
        url: `https://acme.example/rest/1/abcdef0123456789/${method}`,
        headers: { 'Content-Type': 'application/json' },
        body: '{"DIALOG_ID":"abc"}',
      },
      response: { status, headers: { 'Content-Type': 'application/json' }, body },
    });
  writeFileSync(
    file,
    `${line('im.dialog.get', 400, '{"error":"DIALOG_ID_EMPTY","error_description":"x"}')}\n${line('crm.deal.get', 200, '{"result":1}')}\n`,
  );
  const judged = await commandHere(['judge', file, '--out', join(out.path, 'report')]);
  expect(judged).toMatchObject({ code: 0, stderr: '' });
  expect(judged.stdout).toContain('no document describes the method: crm.deal.get (1 call).');
  const verified = await commandHere(['report', 'verify', join(out.path, 'report')]);
  expect(verified).toMatchObject({ code: 0, stderr: '' });
  out.remove();
});

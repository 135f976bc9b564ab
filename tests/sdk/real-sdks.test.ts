import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { specDirectory } from '../../src/contract/editions.ts';
import { loadLedger } from '../../src/evaluate/baseline/load-ledger.ts';
import { loadSubject, subjectsDirectory } from '../../src/sdk/load-subject.ts';
import { test } from './call-context.ts';

test.describe.configure({ mode: 'parallel', timeout: 120_000 });

/** Situations in which an SDK waits for half a minute before it says what the ledger says of it. */
const tooSlow = ['query-limit', 'operation-limit'];
/** Long enough for three tries with pauses between them, and for one of these SDKs to be caught waiting for ever. */
const deadlineMs = 20_000;

const ledgers = readdirSync(join(specDirectory(), 'deviations'))
  .filter((file) => file.startsWith('sdk-'))
  .map((file) => file.slice('sdk-'.length, -'.yaml'.length));

test('there is a ledger of every SDK from npm', () => {
  expect(ledgers.sort()).toEqual([
    ...[
      '2bad-bitrix-2.5.1',
      'b24-1.1.1',
      'b24jssdk-0.5.1',
      'b24jssdk-1.0.1',
      'b24jssdk-1.3.0',
      'b24jssdk-2.2.0',
    ],
    'bitrix-rest-api-0.1.6',
  ]);
  expect(ledgers.filter((name) => !existsSync(join(subjectsDirectory(), `${name}.yaml`)))).toEqual([]);
});

/** The SDK that `npm test` runs; `npm run test:full` runs the others, which wait for most of a minute each. */
const everyDay = '2bad-bitrix-2.5.1';

for (const name of ledgers) {
  const tag = name === everyDay ? [] : ['@full'];
  test(`what ${name} does otherwise is what its ledger says`, { tag }, async ({ judgedBy }) => {
    const ledger = loadLedger(join(specDirectory(), 'deviations', `sdk-${name}.yaml`), [
      { method: 'im.dialog.writing', edition: '2024-12' },
    ]);
    const entries = ledger.entries.filter(({ case: id }) => !tooSlow.includes(id.split('/')[1] ?? ''));
    const scenarios = new Set(entries.map(({ case: id }) => id.split('/')[1]?.split('.', 1)[0] ?? ''));
    scenarios.delete('every-call');
    if (name.startsWith('bitrix-rest-api')) scenarios.add('body-cut');
    const subject = loadSubject(join(subjectsDirectory(), `${name}.yaml`));
    const { judged } = await judgedBy(subject, ['success-whole-seconds', ...scenarios], {
      deadlineMs,
      ledger,
    });
    const failed = judged
      .filter(({ judgement }) => judgement.verdict === 'fail')
      .map(({ planned }) => planned.id);
    const known = judged
      .filter(({ judgement }) => judgement.verdict === 'deviation')
      .map(({ planned }) => planned.id);
    expect({ failed, known: known.sort() }).toEqual({ failed: [], known: entries.map((e) => e.case).sort() });
  });
}

import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { addressesOf } from '../../src/contract/addresses.ts';
import { editions, specDirectory } from '../../src/contract/editions.ts';
import { loadContract } from '../../src/contract/load-contract.ts';
import { loadLedger } from '../../src/evaluate/baseline/load-ledger.ts';
import { generations } from '../../src/portal/generations/all-generations.ts';
import { allLedgerProblems, allRunWarnings } from '../../src/report/model/overview.ts';
import type { Report } from '../../src/report/model/report.ts';
import { recordRun } from './conformance-run.ts';
import { storedBodies } from './stored-bodies.ts';
import { bodyOracles, disagreements } from './two-oracles.ts';

// One run for each generation under each edition; all that is said of it is judged from its evidence.
test.describe.configure({ timeout: 120_000 });

function ledgerOf(generation: string, edition: string) {
  return loadLedger(join(specDirectory(), 'deviations', `${generation}.yaml`), [
    { method: 'im.dialog.writing', edition },
  ]);
}

/** Where a generation is what the edition promises, its ledger has nothing to say. */
const kept = new Set(['founding 2024-12', '2026-08 2026-08']);
const boxes = generations.map(({ name }) => name).filter((name) => name.startsWith('box-'));
const red = { statement: 'not-conformant', exitCode: 1, runWarnings: [] };

function conclusionOf(report: Report) {
  const { statement, exitCode } = report;
  return { statement, exitCode, runWarnings: allRunWarnings(report) };
}

for (const { name } of generations) {
  for (const edition of editions('im.dialog.writing')) {
    const conforms = kept.has(`${name} ${edition}`);
    const title = `${name} under ${edition} conforms with its own ledger${conforms ? ', and with none' : ' alone'}; both oracles agree on its bodies`;
    // Those that conform, and one that does not; the others are judged alike.
    const tag = conforms || `${name} ${edition}` === 'box-2026-08 2024-12' ? [] : ['@full'];
    test(title, { tag }, async () => {
      const { evidenceFile, judged } = await recordRun({ generation: name }, edition);
      const statement = conforms ? 'conformant' : 'conformant-with-deviations';
      const green = { statement, exitCode: 0, runWarnings: [] };
      expect(conclusionOf(await judged(ledgerOf(name, edition)))).toEqual(green);

      const bare = await judged();
      expect(conclusionOf(bare)).toEqual(conforms ? green : red);
      expect(bare.counts.fail > 0).toBe(!conforms);
      const { pass, info } = bare.counts;
      if (name === 'founding' && conforms) expect(pass + info).toBe(bare.cases.length);

      const other = boxes[(boxes.indexOf(name) + 1) % boxes.length] ?? '';
      if (boxes.includes(name) && edition === '2024-12')
        expect(conclusionOf(await judged(ledgerOf(other, edition)))).toEqual(red);

      const bodies = await storedBodies(evidenceFile);
      const oracles = await bodyOracles(
        await loadContract({ method: 'im.dialog.writing', edition, trusted: true }),
      );
      expect(bodies.length).toBeGreaterThan(50);
      const own = oracles.filter(({ name: schema }) => ['success', 'error', 'time'].includes(schema));
      expect(own).toHaveLength(3);
      expect(disagreements(oracles, bodies)).toEqual([]);
    });
  }
}

test('portals of August 2026 conform over all curated methods of im with their ledger', {
  tag: '@full',
}, async () => {
  const addresses = addressesOf('im.*', null);
  const ledger = loadLedger(join(specDirectory(), 'deviations', 'box-2026-08.yaml'), addresses);
  const { judged } = await recordRun({ generation: 'box-2026-08' }, addresses);

  const report = await judged(ledger);

  const others = report.cases.filter(({ verdict }) => ['fail', 'changed', 'fixed'].includes(verdict));
  expect(others.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual([]);
  expect(allLedgerProblems(report)).toEqual([]);
  expect(conclusionOf(report)).toEqual({
    statement: 'conformant-with-deviations',
    exitCode: 0,
    runWarnings: [],
  });
  const deviating = report.cases.filter(({ verdict }) => verdict === 'deviation');
  expect([...new Set(deviating.map(({ id }) => id.split(':')[0]))].sort()).toEqual([
    'im.dialog.get',
    'im.dialog.writing',
    'im.message.add',
  ]);
});

test('every entry of every ledger says why and where it comes from', () => {
  const entries = generations.flatMap(({ name }) =>
    editions('im.dialog.writing').flatMap((edition) => ledgerOf(name, edition).entries),
  );
  expect(entries.length).toBeGreaterThan(100);
  expect(entries.filter(({ reason, row }) => reason.length < 20 || row === undefined)).toEqual([]);
});

import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { conclude } from '../../src/check/conclude.ts';
import { loadLedger } from '../../src/check/load-ledger.ts';
import { specDirectory } from '../../src/contract/editions.ts';
import { generations } from '../../src/portal/generations/all-generations.ts';
import { judgePortal } from './conformance-run.ts';

/** The conclusion on a generation under an edition, with the ledger of a generation or with none. */
async function concluded(generation: string, edition: string, ledgerOf: string | null) {
  const ledger =
    ledgerOf === null ? null : loadLedger(join(specDirectory(), 'deviations', `${ledgerOf}.yaml`), edition);
  const judged = await judgePortal({ generation }, edition, ledger);
  const cases = judged.map(({ planned, judgement }) => ({ ...planned, verdict: judgement.verdict }));
  const { statement, exitCode } = conclude(cases, {
    strict: false,
    whole: true,
    interrupted: false,
    ledger,
    today: '2026-11-22',
  });
  return { statement, exitCode };
}

/** Where a generation is what the edition promises, its ledger has nothing to say. */
const kept = new Set(['founding 2024-12', '2026-08 2026-08']);

for (const { name } of generations) {
  for (const edition of ['2024-12', '2026-08']) {
    const conforms = kept.has(`${name} ${edition}`);
    test(`${name} with its ledger conforms to ${edition}${conforms ? '' : ' but for known deviations'}`, async () => {
      expect(await concluded(name, edition, name)).toEqual({
        statement: conforms ? 'conformant' : 'conformant-with-deviations',
        exitCode: 0,
      });
    });
    if (conforms) continue;
    test(`${name} without a ledger does not conform to ${edition}`, async () => {
      expect(await concluded(name, edition, null)).toEqual({ statement: 'not-conformant', exitCode: 1 });
    });
  }
}

const boxes = generations.map(({ name }) => name).filter((name) => name.startsWith('box-'));

for (const [index, name] of boxes.entries()) {
  const other = boxes[(index + 1) % boxes.length] ?? '';
  test(`${name} does not pass with the ledger of ${other}`, async () => {
    expect(await concluded(name, '2024-12', other)).toEqual({ statement: 'not-conformant', exitCode: 1 });
  });
}

test('every entry of every ledger says why and where it comes from', () => {
  const entries = generations.flatMap(({ name }) =>
    ['2024-12', '2026-08'].flatMap(
      (edition) => loadLedger(join(specDirectory(), 'deviations', `${name}.yaml`), edition).entries,
    ),
  );
  expect(entries.length).toBeGreaterThan(100);
  expect(entries.filter(({ reason, row }) => reason.length < 20 || row === undefined)).toEqual([]);
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { editions } from '../../../src/contract/editions.ts';
import { planEdition } from './editions-plan.ts';

/** Case ids by edition. Ids are a public promise; titles are not, so they are not pinned. */
type Pins = Readonly<Record<string, readonly string[]>>;

const file = join(import.meta.dirname, 'pinned-cases.json');

function readPins(): Pins {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Pins) : {};
}

async function planned(): Promise<Pins> {
  const plans = await Promise.all(
    editions('im.dialog.writing').map(async (edition) => {
      const { plan } = await planEdition(edition);
      return [edition, plan.map(({ id }) => id)] as const;
    }),
  );
  return Object.fromEntries(plans);
}

/** The ids of one list that another lacks, each with its edition. */
function missing(from: Pins, wanted: Pins): readonly string[] {
  return Object.entries(wanted).flatMap(([edition, ids]) => {
    const known = new Set(from[edition]);
    return ids.filter((id) => !known.has(id)).map((id) => `${edition} ${id}`);
  });
}

test('a pinned case keeps its id', async () => {
  expect(missing(await planned(), readPins())).toEqual([]);
});

test('every case is pinned; --update-snapshots pins new ones and drops none', async () => {
  const plans = await planned();
  if (['all', 'changed'].includes(test.info().config.updateSnapshots)) {
    const pins = readPins();
    const grown = Object.entries(plans).map(([edition, ids]) => [
      edition,
      [...new Set([...(pins[edition] ?? []), ...ids])],
    ]);
    writeFileSync(file, `${JSON.stringify({ ...pins, ...Object.fromEntries(grown) }, null, 1)}\n`);
  }

  expect(missing(readPins(), plans)).toEqual([]);
});

test('a case that goes and a case that is new are noticed', async () => {
  const plans = await planned();
  const [edition = ''] = editions('im.dialog.writing');
  const others = (plans[edition] ?? []).filter((id) => id !== 'accepts-chat/chat');

  expect(missing({ [edition]: others }, plans)).toContain(`${edition} accepts-chat/chat`);
  expect(missing(plans, { [edition]: others })).toEqual([]);
});

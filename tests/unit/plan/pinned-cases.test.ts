import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { editions } from '../../../src/contract/editions.ts';
import { planEdition } from './editions-plan.ts';

type Pins = Readonly<Record<string, Readonly<Record<string, string>>>>;

const file = join(import.meta.dirname, 'pinned-cases.json');

function readPins(): Pins {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Pins) : {};
}

async function planned(): Promise<Pins> {
  const plans = await Promise.all(
    editions().map(async (edition) => {
      const { plan } = await planEdition(edition);
      return [edition, Object.fromEntries(plan.map(({ id, title }) => [id, title]))] as const;
    }),
  );
  return Object.fromEntries(plans);
}

/** What is pinned and no longer planned as it was pinned. */
function broken(pins: Pins, plans: Pins): readonly string[] {
  return Object.entries(pins).flatMap(([edition, cases]) =>
    Object.entries(cases)
      .filter(([id, title]) => plans[edition]?.[id] !== title)
      .map(([id, title]) => `${edition} ${id}: ${title} → ${plans[edition]?.[id] ?? 'gone'}`),
  );
}

/** What is planned and not pinned yet. */
function unpinned(pins: Pins, plans: Pins): readonly string[] {
  return Object.entries(plans).flatMap(([edition, cases]) =>
    Object.keys(cases)
      .filter((id) => pins[edition]?.[id] === undefined)
      .map((id) => `${edition} ${id}`),
  );
}

test('a pinned case keeps its id and its title', async () => {
  expect(broken(readPins(), await planned())).toEqual([]);
});

test('every case is pinned; --update-snapshots pins new ones and changes no other', async () => {
  const plans = await planned();
  if (['all', 'changed'].includes(test.info().config.updateSnapshots)) {
    const pins = readPins();
    const grown = Object.entries(plans).map(([edition, cases]) => [edition, { ...cases, ...pins[edition] }]);
    writeFileSync(file, `${JSON.stringify({ ...pins, ...Object.fromEntries(grown) }, null, 2)}\n`);
  }

  expect(unpinned(readPins(), plans)).toEqual([]);
});

test('a case that goes, a title that changes and a case that is new are noticed', async () => {
  const plans = await planned();
  const [edition = ''] = editions();
  const { 'accepts-chat/chat': title = '', ...others } = plans[edition] ?? {};
  const pins = { [edition]: { ...others, 'accepts-chat/chat': title } };

  expect(broken(pins, { [edition]: others })).toEqual([`${edition} accepts-chat/chat: ${title} → gone`]);
  expect(broken(pins, { [edition]: { ...others, 'accepts-chat/chat': 'Other' } })).toEqual([
    `${edition} accepts-chat/chat: ${title} → Other`,
  ]);
  expect(unpinned({ [edition]: others }, pins)).toEqual([`${edition} accepts-chat/chat`]);
});

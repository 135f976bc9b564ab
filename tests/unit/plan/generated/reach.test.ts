import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { Target } from '../../../../src/exchange/target/target.ts';
import type { ParameterValue, PlannedRequest } from '../../../../src/plan/case.ts';
import { lentTo, reachesOnly } from '../../../../src/plan/generated/reach.ts';
import { requestsFor } from '../../../../src/plan/generated/requests.ts';
import { plannedRequest } from '../../../../src/plan/planned-request.ts';
import { planEdition } from '../editions-plan.ts';
import { couldReach } from './could-write.ts';

const full = { chat: 'chat4711', user: '815', 'foreign-chat': 'chat9942', me: '37' };
const lents: Readonly<Record<string, Target['fixtures']>> = {
  all: full,
  chat: { chat: full.chat },
  none: {},
};

function targetOf(fixtures: Target['fixtures']): Target {
  return {
    kind: 'live',
    name: 'a portal elsewhere',
    origin: 'https://portal.example',
    restPath: '/rest/',
    webhook: { userId: '37', code: 'code' },
    oauth: null,
    secondWebhook: null,
    fixtures,
    timeoutMs: 1_000,
    rate: null,
    connections: 1,
  };
}

/** Whom a request could reach who is not lent to the run. */
function strangers(request: PlannedRequest, lent: Target['fixtures']): readonly string[] {
  const known = Object.values(lent);
  return couldReach(request, targetOf(lent))
    .map(({ kind, id }) => (kind === 'chat' ? `chat${id}` : String(id)))
    .filter((id) => !known.includes(id));
}

/** Requests made of each generated case: enough for every day, and what `npm run test:full` looks through. */
const samples = [
  { numRuns: 150, tag: [] },
  { numRuns: 1_200, tag: ['@full'] },
];

const sampled = Object.entries(lents).flatMap(([name, lent]) =>
  samples.map((one) => ({ name, lent, ...one })),
);

for (const { name, lent, numRuns, tag } of sampled) {
  const title = `of ${numRuns} requests generated for a portal elsewhere none reaches anybody else (${name} configured)`;
  test(title, { tag }, async () => {
    test.setTimeout(180_000);
    const { contract, plan } = await planEdition('2024-12');
    const generated = plan.filter(({ generates }) => generates !== undefined);
    const reached = generated.flatMap((planned) => {
      const requests = requestsFor(contract, planned, { lent, loopback: false, maySend: () => true });
      return fc
        .sample(requests, { numRuns, seed: 20_241_201 })
        .flatMap((request) => strangers(request, lent).map((id) => `${id} by ${request.key}`));
    });

    expect(generated.length).toBeGreaterThan(8);
    expect(reached).toEqual([]);
  });
}

test('of what is generated for this machine, whatever could reach somebody else is told apart', {
  tag: '@full',
}, async () => {
  test.setTimeout(180_000);
  const { contract, plan } = await planEdition('2024-12');
  const all = plan
    .filter(({ generates }) => generates !== undefined)
    .flatMap((planned) =>
      fc.sample(requestsFor(contract, planned, { lent: full, loopback: true, maySend: () => true }), {
        numRuns: 600,
        seed: 5,
      }),
    );
  const dangerous = all.filter((request) => strangers(request, full).length > 0);

  expect(dangerous.length).toBeGreaterThan(500);
  expect(
    dangerous.filter((request) => reachesOnly(request, lentTo(contract, full))).map(({ key }) => key),
  ).toEqual([]);
});

const refused: Readonly<Record<string, ParameterValue>> = {
  'another user': '13',
  'another chat': 'chat13',
  'a number in JSON': 13,
  'a fraction': 1.5,
  true: true,
  'a list, which counts as 1': ['x'],
  'an object, which counts as 1': { x: '' },
  'a number in a list': ['13'],
  'the lent chat as a user': '4711',
  'the lent user as a chat': 'chat815',
  'the lent chat cut short': 'chat47',
  'the lent chat with a zero before it': 'chat04711',
  'the lent user with an exponent': '815e2',
  'digits of another script': '\u0661\u0663',
  'full-width digits': 'chat\uff11\uff13',
  'digits apart': '8 1 5',
  'escaped digits': '%31%33',
  'twice escaped digits': '%2531',
  hexadecimal: '0x1f',
  'another chat behind a line break': 'chat\n13',
};

const allowed: Readonly<Record<string, ParameterValue>> = {
  'the lent chat': { $fixture: 'chat' },
  'the lent chat with something behind it': 'chat4711\0',
  'the lent user with something before it': '+815',
  zeros: 'chat000',
  'a number beyond all': '9'.repeat(20),
  'a word': 'öffentlich',
  nothing: '',
  null: null,
  false: false,
  'an empty list': [],
};

test('requests that may reach others are refused, and the others are not', async () => {
  const { contract } = await planEdition('2024-12');
  const ask = (value: ParameterValue) =>
    reachesOnly(plannedRequest(contract, { parameters: { DIALOG_ID: value } }), lentTo(contract, full));

  expect(Object.keys(refused).filter((name) => ask(refused[name] ?? null))).toEqual([]);
  expect(Object.keys(allowed).filter((name) => !ask(allowed[name] ?? null))).toEqual([]);
});

test('bodies and queries as they stand are read as well', async () => {
  const { contract } = await planEdition('2024-12');
  const raw = (text: string) =>
    reachesOnly(
      plannedRequest(contract, {
        raw: { contentType: 'application/json', base64: Buffer.from(text).toString('base64') },
      }),
      lentTo(contract, full),
    );

  expect(raw('{"DIALOG_ID":"chat2147483000')).toBe(true);
  expect(raw('{"DIALOG_ID":"chat21')).toBe(false);
  expect(raw('{"DIALOG_ID":true}')).toBe(false);
  expect(reachesOnly(plannedRequest(contract, { rawQuery: 'DIALOG_ID=%31' }), lentTo(contract, full))).toBe(
    false,
  );
  expect(reachesOnly(plannedRequest(contract, { rawQuery: 'CHAT_ID=%' }), lentTo(contract, full))).toBe(true);
});

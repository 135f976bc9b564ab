import { expect, test } from '@playwright/test';
import { addressesOf } from '../../../src/contract/addresses.ts';
import type { ParameterValue } from '../../../src/contract/contract.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { allowedMethods, createAllowance } from '../../../src/exchange/allowance.ts';
import { controlRequests } from '../../../src/plan/control-requests.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import { plannedRequest } from '../../../src/plan/planned-request.ts';

const fixtures = {
  me: '37',
  chat: 'chat4711',
  user: '815',
  'foreign-chat': 'chat9942',
  group: 'sg77',
  'open-chat': 'chat6001',
  message: '90210',
};
const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
const allowance = createAllowance(allowedMethods([contract]), { fixtures });
const ask = (value: ParameterValue) =>
  allowance.refusal(plannedRequest(contract, { parameters: { DIALOG_ID: value } }));

for (const address of addressesOf('all', null)) {
  test(`${address.method}: no request of the plan would write to anything but the fixtures`, async () => {
    const planned = await loadContract({ ...address, trusted: true });
    const gate = createAllowance(allowedMethods([planned]), { fixtures });
    const { succeeding, refused, unknown } = controlRequests(planned);
    const requests = [
      ...makePlan(planned).flatMap(({ steps }) => steps.flatMap(({ requests: some }) => some)),
      ...succeeding,
      refused,
      unknown,
    ];

    expect(requests.length).toBeGreaterThan(5);
    expect(requests.flatMap((request) => gate.refusal(gate.asSent(request)) ?? [])).toEqual([]);
  });
}

test('a dialog of somebody else is not written to', () => {
  expect(ask('chat5')).toContain("not the run's own (DIALOG_ID)");
});

test('a user of somebody else is not written to, as a number neither', () => {
  expect(ask(5)).toContain("not the run's own (DIALOG_ID)");
});

test('a fixture is written to', () => {
  expect(ask({ $fixture: 'chat' })).toBeNull();
});

// What a portal could write to: the lent dialogs, zero, and what nobody has because it is too large.
const lent = new Set(['4711', '815', '0', '2147483000']);

/** Readings of a text by portals that do not refuse it, written apart from the ones that the allowance knows. */
function loosely(text: string): readonly string[] {
  const ascii = text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .normalize('NFKC');
  const bare = ascii.trim().toLowerCase().replace(/^chat/, '');
  return [
    String(Number.parseInt(bare, 10)),
    String(Math.abs(Number.parseInt(ascii, 10))),
    String(Math.trunc(Number(bare))),
    String(Math.round(Number.parseFloat(bare))),
    ...(ascii.match(/\d+/g) ?? []).map((run) => run.replace(/^0+(?=.)/, '')),
    ascii.replace(/\D/g, '').replace(/^0+(?=.)/, ''),
  ].map((number) => number.replace('-', ''));
}

test('each malformed value of the plan is read as a lent dialog or as nobody, however loosely', () => {
  const requests = makePlan(contract).flatMap(({ steps }) => steps.flatMap(({ requests: some }) => some));
  const texts = requests
    .filter(({ method }) => method === 'im.dialog.writing')
    .flatMap((request) => allowance.asSent(request).parameters['DIALOG_ID'] ?? [])
    .filter((value) => typeof value === 'string');
  const strangers = texts.flatMap((text) =>
    loosely(text)
      .filter((id) => /^\d{1,19}$/.test(id) && !lent.has(id))
      .map((id) => `${text} is read as ${id}`),
  );

  expect(texts.length).toBeGreaterThan(300);
  expect(strangers).toEqual([]);
});

test('a portal that lends chat13 and 13 gets the digits of the document as they are', () => {
  const seeded = createAllowance(allowedMethods([contract]), { fixtures: { chat: 'chat13', user: '13' } });
  const request = plannedRequest(contract, { parameters: { DIALOG_ID: 'chat13x' } });
  expect(seeded.asSent(request)).toEqual(request);
});

const spellings = {
  chat13x: 'chat4711x',
  ' 13': ' 815',
  '13.0': '815.00000000000000000000',
  chat1x3: 'chat4711x00000000000000004711',
  'chat\uff11\uff13': 'chat\uff14\uff17\uff11\uff11',
  '\u0661\u0663': '\u0668\u0661\u0665',
  'chat\u00b9\u00b3': 'chat\u2074\u2077\u00b9\u00b9',
  chat0x0d: `chat0x${'9'.repeat(20)}`,
} as const;
for (const [text, sent] of Object.entries(spellings)) {
  test(`the malformed ${JSON.stringify(text)} carries the digits of what is lent, under its own key`, () => {
    const request = plannedRequest(contract, { parameters: { DIALOG_ID: text } });
    expect(allowance.asSent(request)).toEqual({ ...request, parameters: { DIALOG_ID: sent } });
  });

  test(`the malformed ${JSON.stringify(text)} is not sent as it stands in the document`, () => {
    expect(ask(text)).toContain("not the run's own (DIALOG_ID)");
  });
}

const malformedPlaces = {
  query: [{ query: { DIALOG_ID: 'chat5x' } }, { query: { DIALOG_ID: 'chat4711x' } }],
  'raw query': [{ rawQuery: 'a=1&dialog_id=chat5x' }, { rawQuery: 'a=1&dialog_id=chat4711x' }],
  batch: [
    {
      method: 'batch',
      parameters: { cmd: { a: { command: 'im.dialog.writing', parameters: { DIALOG_ID: '5x' } } } },
    },
    {
      method: 'batch',
      parameters: { cmd: { a: { command: 'im.dialog.writing', parameters: { DIALOG_ID: '815x' } } } },
    },
  ],
} as const;
for (const [place, [draft, sent]] of Object.entries(malformedPlaces)) {
  test(`a malformed value in the ${place} carries the digits of what is lent`, () => {
    expect(allowance.asSent(plannedRequest(contract, draft))).toMatchObject(sent);
  });
}

test('a malformed value in a JSON body carries the digits of what is lent', () => {
  const raw = { contentType: 'application/json', base64: btoa('{"DIALOG_ID":"chat5x","N":1}') };
  const sent = allowance.asSent(plannedRequest(contract, { raw }));
  expect(atob(sent.raw?.base64 ?? '')).toBe('{"DIALOG_ID":"chat4711x","N":1}');
});

test('a valid id of somebody else keeps its digits and is refused', () => {
  const request = plannedRequest(contract, { parameters: { DIALOG_ID: 'chat5' } });
  expect(allowance.asSent(request)).toEqual(request);
});

test('an id that nobody has is sent', () => {
  expect(ask('chat2147483000')).toBeNull();
});

test('what names nothing is sent', () => {
  expect(ask('abc')).toBeNull();
});

const places = {
  query: { query: { DIALOG_ID: 'chat5' } },
  'raw query': { encoding: 'get-query', rawQuery: 'dialog_id=chat5' },
  'JSON body': { raw: { contentType: 'application/json', base64: btoa('{"Dialog_Id":"chat5"}') } },
  form: { raw: { contentType: 'application/x-www-form-urlencoded', base64: btoa('DIALOG_ID=chat%35') } },
  batch: { method: 'batch', parameters: { cmd: { a: 'im.dialog.writing?DIALOG_ID=chat5' } } },
  'list in a batch': { method: 'batch', parameters: { cmd: ['im.dialog.writing?DIALOG_ID=chat5'] } },
} as const;
for (const [place, draft] of Object.entries(places)) {
  test(`somebody else's dialog is found in the ${place}`, () => {
    expect(allowance.refusal(plannedRequest(contract, draft))).toContain("not the run's own");
  });
}

test('a method that nobody named is not called', () => {
  expect(allowance.refusal(plannedRequest(contract, { method: 'im.message.add' }))).toBe(
    'Not sent: im.message.add is not among the methods that this run may call.',
  );
});

test('a method that nobody named is not called in a batch either', () => {
  const parameters = { cmd: { a: 'user.delete?ID=1' } };
  expect(allowance.refusal(plannedRequest(contract, { method: 'batch', parameters }))).toContain(
    'user.delete is not among',
  );
});

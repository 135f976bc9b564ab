import { expect, test } from '@playwright/test';
import { addressesOf } from '../../../src/contract/addresses.ts';
import type { ParameterValue } from '../../../src/contract/contract.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { createAllowance } from '../../../src/exchange/allowance.ts';
import { allowedMethods } from '../../../src/exchange/allowed-methods.ts';
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

test('a method that writes, and of which nobody has said to what, is not called at all', async () => {
  const [address] = addressesOf('im.notify.read', null);
  const unsaid = await loadContract({ ...address, trusted: true });
  const gate = createAllowance(allowedMethods([unsaid]), { fixtures });
  const requests = [
    plannedRequest(unsaid, {}),
    plannedRequest(unsaid, { parameters: { ID: { $fixture: 'chat' } } }),
    plannedRequest(unsaid, { method: 'batch', parameters: { cmd: { a: 'IM.notify.READ' } } }),
  ];

  expect(requests.map((request) => gate.refusal(request))).toEqual(
    requests.map(() => 'Not sent: no document says what im.notify.read writes to.'),
  );
});

test('a dialog of somebody else is not written to', () => {
  expect(ask('chat5')).toContain("not the run's own (DIALOG_ID)");
});

test('a user of somebody else is not written to, as a number neither', () => {
  expect(ask(5)).toContain("not the run's own (DIALOG_ID)");
});

test('a fixture is written to', () => {
  expect(ask({ $fixture: 'chat' })).toBeNull();
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
  chat1x3: 'chat4711x00000000002147483000',
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

test("where the prefix does not come first, the digits are nobody's: some readers take them for a user's", () => {
  const request = plannedRequest(contract, { parameters: { DIALOG_ID: ' chat13' } });
  expect(allowance.asSent(request)).toMatchObject({ parameters: { DIALOG_ID: ' chat2147483000' } });
});

test("a chat's number is no user's, and a user's no chat's", () => {
  expect(ask('4711')).toContain("not the run's own (DIALOG_ID)");
  expect(ask('chat815')).toContain("not the run's own (DIALOG_ID)");
});

test("a message's number is neither a user's nor a chat's", () => {
  expect(ask('90210')).toContain("not the run's own (DIALOG_ID)");
  expect(ask('chat90210')).toContain("not the run's own (DIALOG_ID)");
});

test('a parameter that takes the number of a chat takes no user', () => {
  const byChat = (value: string) =>
    allowance.refusal(plannedRequest(contract, { parameters: { CHAT_ID: value } }));
  expect(byChat('4711')).toBeNull();
  expect(byChat('815')).toContain("not the run's own (CHAT_ID)");
});

for (const value of [true, ['13'], {}, { ID: '13' }, 10_000_000.5] as const) {
  test(`${JSON.stringify(value)} is not sent: a portal that casts it finds a user that is not lent`, () => {
    const lends = { ...fixtures, user: '10000000' };
    const gate = createAllowance(allowedMethods([contract]), { fixtures: lends });
    const request = plannedRequest(contract, { parameters: { DIALOG_ID: value } });
    expect(gate.refusal(gate.asSent(request))).toBe(
      "Not sent: on a portal that reads the value loosely, im.dialog.writing would write to something that is not the run's own (DIALOG_ID).",
    );
  });
}

test('true is sent where the caller is user 1: a portal that casts it finds the caller', () => {
  const gate = createAllowance(allowedMethods([contract]), { fixtures: { ...fixtures, me: '1' } });
  expect(gate.refusal(plannedRequest(contract, { parameters: { DIALOG_ID: true } }))).toBeNull();
});

test('what a run has made may be named where results of its maker are taken, and nowhere else', () => {
  const made = [{ fixture: 'chat', by: 'caller', id: '777' }] as const;
  const gate = createAllowance(allowedMethods([contract]), { fixtures: {}, made });
  const leave = (id: number) =>
    gate.refusal(plannedRequest(contract, { method: 'im.chat.leave', parameters: { CHAT_ID: id } }));
  expect(leave(777)).toBeNull();
  expect(leave(778)).toContain("not the run's own (CHAT_ID)");
  expect(gate.refusal(plannedRequest(contract, { parameters: { DIALOG_ID: '777' } }))).toContain(
    "not the run's own (DIALOG_ID)",
  );
});

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
  'list in a form': {
    raw: { contentType: 'application/x-www-form-urlencoded', base64: btoa('DIALOG_ID[]=5') },
  },
  'object in a query': { encoding: 'get-query', rawQuery: 'DIALOG_ID[a]=5' },
  'pair behind a semicolon': { encoding: 'get-query', rawQuery: 'a=1;DIALOG_ID=chat5' },
  'form of a batch': {
    method: 'batch',
    raw: {
      contentType: 'application/x-www-form-urlencoded',
      base64: btoa('cmd[a]=im.dialog.writing%3FDIALOG_ID%3Dchat5'),
    },
  },
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

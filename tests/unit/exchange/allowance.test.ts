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
    expect(requests.flatMap((request) => gate.refusal(request) ?? [])).toEqual([]);
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

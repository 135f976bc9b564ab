import { expect, test } from '@playwright/test';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { createAllowance } from '../../../src/exchange/allowance.ts';
import { allowedMethods } from '../../../src/exchange/allowed-methods.ts';
import { openSession } from '../../../src/exchange/session.ts';
import { capabilitiesOf } from '../../../src/exchange/target/target.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import { performCase } from '../../../src/run/perform/perform-case.ts';
import { performable } from '../../../src/run/perform/performable.ts';
import { targetAt } from '../exchange/local-server.ts';

const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
const plan = makePlan(contract);
const fixtures = {
  me: '37',
  chat: 'chat4711',
  user: '815',
  'foreign-chat': 'chat9942',
  'open-chat': 'chat6001',
};

function sessionAt(origin: string) {
  const target = { ...targetAt(origin), fixtures };
  const allowance = createAllowance(allowedMethods([contract]), target);
  return { target, session: openSession(target, { allowance }) };
}

const caseNamed = (id: string) => {
  const found = plan.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no case ${id}`);
  return found;
};

for (const id of ['dialog-id-malformed/true', 'dialog-id-malformed/array', 'no-crash/depth-100/post-json']) {
  test(`${id} is not run elsewhere, with the reason, and nothing is sent`, async () => {
    const { target, session } = sessionAt('https://portal.example');
    expect(await performCase(session, caseNamed(id), contract, target)).toEqual({
      exchanges: [],
      notRun:
        "Not run: on a portal that reads the value loosely, im.dialog.writing would write to something that is not the run's own (DIALOG_ID).",
    });
    expect(session.sent).toBe(0);
    session.close();
  });

  test(`${id} is run on this machine`, () => {
    const { target, session } = sessionAt('http://127.0.0.1:9');
    const planned = caseNamed(id);
    expect(performable(planned, capabilitiesOf(target), session)).toEqual({ fitting: planned });
    session.close();
  });
}

test('of the cases of the plan, only those are not run elsewhere whose values a cast makes an id of', () => {
  const { target, session } = sessionAt('https://portal.example');
  const here = sessionAt('http://127.0.0.1:9').session;
  const capabilities = capabilitiesOf(target);
  const lost = plan.filter(
    (one) =>
      'fitting' in performable(one, capabilities, here) &&
      'notRun' in performable(one, capabilities, session),
  );
  expect(lost.map(({ id }) => id).sort()).toEqual([
    'batch-agrees/boundary-values-escaped',
    'chat-id-malformed/chat-escaped-digits',
    'dialog-id-malformed/array',
    'dialog-id-malformed/empty-object',
    'dialog-id-malformed/object',
    'dialog-id-malformed/true',
    'dialog-id-malformed/user-escaped-digits',
    'no-crash/deep-name/post-form',
    'no-crash/depth-100/post-json',
    'no-crash/depth-10000/post-json',
    'no-crash/depth-600/post-json',
    'no-crash/large-object/post-json',
    'no-crash/long-array/post-json',
    'no-crash/open-bracket/post-form',
    'no-crash/prototype-names/post-json',
    'same-again/behind-a-list',
    'same-by-any-encoding/chat-escaped-digits/get-query.json',
    'same-by-any-encoding/list/get-query',
    'same-by-any-encoding/list/post-form',
    'same-by-any-encoding/named-item/get-query',
    'same-by-any-encoding/named-item/post-form',
    'same-by-any-encoding/user-escaped-digits/get-query',
  ]);
});

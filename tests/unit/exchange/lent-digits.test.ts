import { expect, test } from '@playwright/test';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { createAllowance } from '../../../src/exchange/allowance.ts';
import { allowedMethods } from '../../../src/exchange/allowed-methods.ts';
import { openSession } from '../../../src/exchange/session.ts';
import { plannedRequest } from '../../../src/plan/planned-request.ts';
import { httpServer, inTurn, json, targetAt } from './local-server.ts';

const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
const fixtures = { chat: 'chat4711', user: '815' };
const sent = { live: '{"DIALOG_ID":"chat4711x"}', embedded: '{"DIALOG_ID":"chat13x"}' } as const;

for (const kind of ['live', 'embedded'] as const) {
  test(`what a portal of the kind ${kind} gets for a malformed id is recorded, beside the planned value`, async () => {
    const bodies: string[] = [];
    await using server = await httpServer((seen, response) => {
      bodies.push(seen.body);
      json(response, 400, { error: 'CHAT_ID_EMPTY' });
    });
    const target = targetAt(server.origin, { kind, fixtures });
    const session = openSession(target, { allowance: createAllowance(allowedMethods([contract]), target) });
    const request = plannedRequest(contract, { parameters: { DIALOG_ID: 'chat13x' } });
    const [exchange] = await session.perform(inTurn(request));
    session.close();

    expect(bodies).toEqual([sent[kind]]);
    expect(exchange?.request.body).toMatchObject({ text: sent[kind] });
    expect(exchange).toMatchObject({ key: request.key, planned: { parameters: { DIALOG_ID: 'chat13x' } } });
  });
}

for (const [lent, planned, wire] of [
  [{ chat: 'chat4711' }, ' 13', ' 2147483000'],
  [{ chat: 'chat4711' }, '13x', '2147483000x'],
  [{ user: '815' }, 'chat13x', 'chat2147483000x'],
] as const) {
  test(`${JSON.stringify(planned)} names nobody where only ${Object.keys(lent)} is lent: its digits are those of an absent id`, async () => {
    const bodies: string[] = [];
    await using server = await httpServer((seen, response) => {
      bodies.push(seen.body);
      json(response, 400, { error: 'DIALOG_ID_EMPTY' });
    });
    const target = targetAt(server.origin, { kind: 'live', fixtures: lent });
    const session = openSession(target, { allowance: createAllowance(allowedMethods([contract]), target) });
    await session.perform(inTurn(plannedRequest(contract, { parameters: { DIALOG_ID: planned } })));
    session.close();

    expect(bodies).toEqual([JSON.stringify({ DIALOG_ID: wire })]);
  });
}

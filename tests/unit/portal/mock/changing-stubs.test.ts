import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { PortalOptions, RunningPortal } from '../../../../src/portal/portal-options.ts';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import { ask, askJson, said, type Told } from '../ask.ts';

let portal: RunningPortal;
test.afterEach(() => portal.close());

const start = async (options: PortalOptions = {}) => {
  portal = await startPortal(options);
  return portal;
};
const call = (method: string, params: object = {}, url = portal.webhookUrl): Promise<Told> =>
  askJson(`${url}${method}`, JSON.stringify(params));

test('code adds a stub, answers by a function, sees its calls, and takes it away', async () => {
  await start();
  const stub = portal.stub({
    method: 'crm.deal.get',
    params: ({ ID }) => Number(ID) > 5,
    response: async ({ params, count }) => ({ result: { ID: params['ID'], count } }),
  });
  expect((await call('crm.deal.get', { ID: 7 })).json['result']).toEqual({ ID: 7, count: 1 });
  expect(said(await call('crm.deal.get', { ID: 3 }))).toBe('404 ERROR_METHOD_NOT_FOUND');
  expect(stub.calls).toMatchObject([{ params: { ID: 7 }, stub: stub.name }]);
  stub.remove();
  expect(said(await call('crm.deal.get', { ID: 7 }))).toBe('404 ERROR_METHOD_NOT_FOUND');
});

test('a function that throws is a 500, and the journal says why', async () => {
  await start();
  portal.stub({
    method: 'a.b',
    response: () => {
      throw new Error('broken');
    },
  });
  expect(said(await call('a.b'))).toBe('500 INTERNAL_SERVER_ERROR');
  expect(portal.calls).toMatchObject([{ failure: 'broken' }]);
});

test('stubs and scenarios are changed over HTTP, and bad ones are refused', async () => {
  await start();
  const at = `${portal.origin}/_portal`;
  await askJson(`${at}/stubs`, '{"name":"mine","method":"a.b","response":{"result":1}}');
  await askJson(
    `${at}/stubs`,
    '{"stubs":[{"method":"a.c","scenario":"s","newState":"on","response":{"result":2}}]}',
  );
  expect([said(await call('a.b')), said(await call('a.c'))]).toEqual(['200 1', '200 2']);
  expect((await ask(`${at}/stubs`)).json).toMatchObject({
    stubs: [
      { method: 'a.c', answered: 1 },
      { name: 'mine', answered: 1 },
    ],
  });
  expect((await ask(`${at}/scenarios`)).json).toEqual({ scenarios: { s: 'on' } });
  expect((await askJson(`${at}/scenarios`, '{"scenario":"s","state":"off"}')).json).toEqual({
    scenarios: { s: 'off' },
  });
  expect((await ask(`${at}/scenarios`, { method: 'DELETE' })).json).toEqual({ scenarios: { s: 'Started' } });
  await ask(`${at}/stubs?name=mine`, { method: 'DELETE' });
  expect(said(await call('a.b'))).toBe('404 ERROR_METHOD_NOT_FOUND');
  const problems = [];
  for (const bad of [
    '{"method":"a.b","respnse":{}}',
    '{"method":"a.b","response":{"error":"NO_SUCH"}}',
    '{"method":"a.b","response":{"result":"{{what}}"}}',
    '{"method":"a.b","params":{"x":{"$matches":"("}}}',
    '[1]',
    '{',
  ])
    problems.push((await askJson(`${at}/stubs`, bad)).json['problem']);
  expect(problems).toEqual([
    expect.stringContaining('/respnse: There is no member "respnse" here'),
    expect.stringMatching(/^\/response\/error: NO_SUCH is neither a system error nor/),
    expect.stringContaining('/response/result: The template {{what}} means nothing.'),
    '/params/x/$matches: ( is no regular expression.',
    'the body is no JSON object',
    'the body is no JSON',
  ]);
  await ask(`${at}/stubs`, { method: 'DELETE' });
  expect((await ask(`${at}/stubs`)).json).toEqual({ stubs: [] });
});

test('a file of stubs is read, and what is wrong in it is told with its line', async () => {
  const good = test.info().outputPath('stubs.yaml');
  writeFileSync(good, 'stubs:\n  - method: a.b\n    response: { result: yes it is }\n');
  await start({ stubs: good });
  expect(said(await call('a.b'))).toBe('200 "yes it is"');
  const bad = test.info().outputPath('bad.yaml');
  writeFileSync(
    bad,
    'stubs:\n  - method: a.b\n    response:\n      result: ok\n      error: MINE\n  - method: ""\n',
  );
  await expect(startPortal({ stubs: bad })).rejects.toThrow(/bad\.yaml:6:5 \/stubs\/1\/method/);
  writeFileSync(bad, 'stubs:\n  - method: a.b\n    response:\n      result: ok\n      error: MINE\n');
  await expect(startPortal({ stubs: bad })).rejects.toThrow(
    /bad\.yaml:5:7 \/stubs\/0\/response\/error: A response has one of[\s\S]*bad\.yaml:5:7 .*MINE is neither/,
  );
  await expect(startPortal({ stubs: 'no-such.yaml' })).rejects.toThrow(/no-such\.yaml:1:1 .*does not exist/);
  await expect(startPortal({ stubs: [{ method: 'a.b', newState: 'x' }] })).rejects.toThrow(
    /stub 1 \(a\.b\): A stub with a state needs the name of its scenario/,
  );
});

test('reset puts calls, stubs, scenarios, faults and what the portal holds back, and keeps URLs and tokens', async () => {
  await start({
    stubs: [{ method: 'a.b', times: 1, scenario: 's', newState: 'used', response: { result: 1 } }],
  });
  await call('a.b');
  portal.stub({ method: 'a.c', response: { result: 2 } });
  await askJson(`${portal.origin}/_portal/faults`, '{"name":"result-is-one"}');
  await askJson(`${portal.origin}/_portal/faults`, '{"kind":"drop","times":3}');
  const chat = portal.state.nextChatId;
  await ask(`${portal.origin}/_portal/reset`, { method: 'POST' });
  expect([portal.calls, portal.scenarios]).toEqual([[], { s: 'Started' }]);
  expect([said(await call('a.b')), said(await call('a.c'))]).toEqual(['200 1', '404 ERROR_METHOD_NOT_FOUND']);
  expect((await call('im.chat.add')).json['result']).toBe(chat);
  portal.reset();
  expect((await call('im.chat.add')).json['result']).toBe(chat);
  expect((await ask(`${portal.origin}/rest/profile?auth=${portal.accessToken}`)).status).toBe(200);
});

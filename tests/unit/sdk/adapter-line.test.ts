import { expect, test } from '@playwright/test';
import { readAdapterLine } from '../../../src/sdk/adapter/adapter-line.ts';

const said = (message: object) => readAdapterLine(JSON.stringify({ b24sdk: 1, ...message }));
const result = { id: 'one', outcome: 'result', result: true, result_kind: 'boolean' };

test('a reply is read as it is', () => {
  expect(said(result)).toEqual({ kind: 'call', reply: { b24sdk: 1, ...result } });
});

test('what a reply to handshake leaves out has its meaning', () => {
  const handshake = { name: 'mine', version: '1', auth: ['webhook'], schemes: ['http'] };
  expect(said(handshake)).toEqual({
    kind: 'handshake',
    reply: { b24sdk: 1, ...handshake, language: '', license: '', ca: 'env', proxy: 'none', capabilities: [] },
  });
});

test('lines that are no messages are log text', () => {
  const lines = [
    'handshake',
    '[1]',
    '"b24sdk"',
    'null',
    '{"b24sdk":',
    '{"b24sdk":2,"outcome":"result"}',
    '{}',
  ];
  expect(lines.map((line) => readAdapterLine(line))).toEqual(lines.map((text) => ({ kind: 'log', text })));
});

test('messages that make no sense say why', () => {
  const problems = [
    said({}),
    said({ auth: ['webhook'], schemes: ['http'], name: 'mine' }),
    said({ auth: [], schemes: ['http'], name: 'mine', version: '1' }),
    said({ auth: ['webhook'], schemes: ['ftp'], name: 'mine', version: '1' }),
    said({ outcome: 'result', result_kind: 'boolean' }),
    said({ ...result, outcome: 'fine' }),
    said({ ...result, result_kind: undefined }),
    said({ ...result, result_kind: 'bool' }),
    said({ id: 'one', outcome: 'error', error: 'text' }),
    said({ id: 'one', outcome: 'error', error: { code: 400 } }),
    said({ id: 'one', outcome: 'error', error: { http_status: '400' } }),
    said({ ...result, calls: [result, 'text'] }),
  ].map((line) => (line.kind === 'broken' ? line.problem : line.kind));
  expect(problems).toEqual([
    'a message is neither a reply to handshake nor a reply to a call',
    'the reply to handshake has no text as version',
    'auth of the reply to handshake is no list of webhook, oauth',
    'schemes of the reply to handshake is no list of http, https',
    'a reply has no id',
    'outcome is none of result, error, unsettled, unsupported, adapter_error',
    'a result has no result_kind',
    'result_kind is none of boolean, number, string, object, array, null, undefined',
    'error is no object',
    'error.code is no text',
    'error.http_status is no number',
    'a member of calls is no object',
  ]);
});

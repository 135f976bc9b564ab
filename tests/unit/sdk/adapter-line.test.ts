import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { specDirectory } from '../../../src/contract/editions.ts';
import { readAdapterLine } from '../../../src/sdk/adapter/adapter-line.ts';
import {
  authModes,
  capabilities,
  fieldOrigins,
  replyOutcomes,
  resultKinds,
  schemes,
  surfaces,
} from '../../../src/sdk/protocol.ts';

const said = (message: object, asked?: 'handshake' | 'call') =>
  readAdapterLine(JSON.stringify({ b24sdk: 1, ...message }), asked);
const result = { id: 'one', outcome: 'result', result: true, result_kind: 'boolean' };
const handshake = { name: 'mine', version: '1', auth: ['webhook'], schemes: ['http'] };

function problemOf(message: object, asked?: 'handshake' | 'call'): string {
  const line = said(message, asked);
  return line.kind === 'broken'
    ? line.problem.replace(/^.* is not as the protocol wants it: /, '')
    : line.kind;
}

test('a reply is read as it is', () => {
  expect(said(result)).toEqual({ kind: 'call', reply: { b24sdk: 1, ...result } });
});

test('what a reply to handshake leaves out has its meaning', () => {
  expect(said(handshake)).toEqual({
    kind: 'handshake',
    reply: { b24sdk: 1, ...handshake, language: '', license: '', ca: 'env', proxy: 'none', capabilities: [] },
  });
});

test('lines that are no messages are log text', () => {
  const lines = ['hello', '[1]', '"b24sdk"', 'null', '{"b24sdk":', '{"outcome":"result"}', '{}'];
  expect(lines.map((line) => readAdapterLine(line))).toEqual(lines.map((text) => ({ kind: 'log', text })));
});

test('another version of the protocol is named', () => {
  expect(readAdapterLine(JSON.stringify({ ...handshake, b24sdk: 2 }))).toEqual({
    kind: 'broken',
    problem: 'it speaks version 2 of the protocol, and this suite speaks version 1',
  });
});

test('messages that make no sense say why', () => {
  expect([
    problemOf({}),
    problemOf({}, 'handshake'),
    problemOf({ auth: ['webhook'], schemes: ['http'], name: 'mine' }),
    problemOf({ ...handshake, auth: [] }),
    problemOf({ ...handshake, schemes: ['gopher'] }),
    problemOf({ outcome: 'result', result_kind: 'boolean' }),
    problemOf({ ...result, outcome: 'fine' }),
    problemOf({ ...result, result_kind: undefined }),
    problemOf({ id: 'one', outcome: 'unmet_precondition' }),
    problemOf({ id: 'one', outcome: 'error', error: 'text' }),
    problemOf({ id: 'one', outcome: 'error', error: { code: 400 } }),
    problemOf({ id: 'one', outcome: 'error', error: { http_status: '400' } }),
    problemOf({ ...result, calls: [{ outcome: 'result', result_kind: 'boolean' }, 'text'] }),
  ]).toEqual([
    'The member "id" is missing. The member "outcome" is missing.',
    'The member "name" is missing. The member "version" is missing. The member "auth" is missing.',
    'The member "version" is missing.',
    '/auth This must NOT have fewer than 1 items.',
    '/schemes/0 This must be one of "http", "https".',
    'The member "id" is missing.',
    '/outcome This must be one of "result", "error", "unsettled", "unsupported", "unmet_precondition", "adapter_error".',
    'The member "result_kind" is missing.',
    'The member "reason" is missing.',
    '/error This must be of type object or null.',
    '/error/code This must be of type string or null.',
    '/error/http_status This must be of type number or null.',
    '/calls/1 This must be of type object.',
  ]);
});

test('misspelt names and values are refused with a suggestion', () => {
  expect([
    problemOf({ ...handshake, capabilities: ['http-status', 'descripton'] }),
    problemOf({ ...handshake, capabilites: [] }),
    problemOf({ id: 'one', outcom: 'result', result_kind: 'boolean' }, 'call'),
    problemOf({ ...result, result_kind: 'bool' }),
    problemOf({ id: 'one', outcome: 'error', error: { httpstatus: 400 } }),
  ]).toEqual([
    '/capabilities/1 This must be one of "retry-rate-limit", "refresh-token", "timeout", "throttle", "http-status", "code", "description". Did you mean "description"?',
    '/capabilites There is no member "capabilites" here. Did you mean "capabilities"?',
    '/outcom There is no member "outcom" here. Did you mean "outcome"? The member "outcome" is missing.',
    '/result_kind This must be one of "boolean", "number", "string", "object", "array", "null", "undefined".',
    '/error/httpstatus There is no member "httpstatus" here. Did you mean "http_status"?',
  ]);
});

test('the schema of the protocol has the words of the source', () => {
  interface Part {
    readonly enum?: readonly string[];
    readonly properties?: Readonly<Record<string, Part>>;
  }
  const { $defs } = JSON.parse(readFileSync(join(specDirectory(), 'sdk-protocol.schema.json'), 'utf8')) as {
    readonly $defs: Readonly<Record<string, Part>>;
  };
  const { surface, result_kind: kind } = $defs['callReply']?.properties ?? {};
  expect([
    ...['authMode', 'scheme', 'capability', 'outcome', 'origin'].map((name) => $defs[name]?.enum),
    surface?.enum,
    kind?.enum,
  ]).toEqual([authModes, schemes, capabilities, replyOutcomes, fieldOrigins, surfaces, resultKinds]);
});

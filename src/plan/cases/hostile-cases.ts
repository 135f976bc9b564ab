import type { Contract } from '../../contract/contract.ts';
import type { Case } from '../case.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest, type RequestDraft } from '../planned-request.ts';
import { probeParameter } from '../probe-parameter.ts';
import { formType, jsonType, rawBody } from '../raw-body.ts';
import { hostileBodies } from './hostile-bodies.ts';

/** Strings that have broken parsers, databases and templates. None is a dialog id. */
const strings: Readonly<Record<string, string>> = {
  'nul-byte': 'chat\u0000x',
  'single-quote': "chat'x",
  'double-quote': 'chat"x',
  backslash: 'chat\\x',
  backtick: 'chat`x',
  sql: "x' OR '1'='1",
  'sql-comment': 'x; -- DROP',
  markup: '<script>alert(1)</script>',
  template: '{{7*7}}',
  'format-string': '%s%n%x',
  path: '../../etc/passwd',
  'line-break': 'chat\r\nX-Injected: 1',
  'control-characters': '\u0001\u0007\u001b[31m',
  cyrillic: 'чат',
  emoji: '👩‍👩‍👧‍👦',
  'right-to-left': '\u202echat\u202c',
  'zero-width': 'ch\u200bat',
  combining: 'c\u0301'.repeat(50),
  'not-a-character': '\uffff',
};

const lengths = [256, 1_001, 10_000, 65_536] as const;

/** Queries with escapes that no encoder writes. */
const queries: Readonly<Record<string, string>> = {
  'lone-percent': '%',
  'percent-letters': '%zz',
  'cut-escape': '%c3%a',
  'invalid-utf-8': '%c3%28',
  'overlong-utf-8': '%c0%80',
  'escaped-nul': 'chat%00x',
  'escaped-line-break': 'chat%0d%0aX-Injected:%201',
};

function jsonBodies(parameter: string): Readonly<Record<string, string>> {
  const member = (json: string) => `{${JSON.stringify(parameter)}:${json}}`;
  const nested = (depth: number) => member(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  return {
    'depth-100': nested(100),
    'depth-600': nested(600),
    'depth-10000': nested(10_000),
    'lone-surrogate': member('"\\ud800"'),
    'huge-number': member('1e400'),
    'long-number': member('9'.repeat(400)),
    'tiny-number': member('-1e-400'),
    'long-array': member(`[${Array.from({ length: 5_000 }, (_, index) => index).join(',')}]`),
    'large-object': member(`{${Array.from({ length: 2_000 }, (_, index) => `"k${index}":0`).join(',')}}`),
    'many-parameters': `{${Array.from({ length: 1_500 }, (_, index) => `"P${index}":""`).join(',')}}`,
    'prototype-names': `{"__proto__":{"x":1},"constructor":{"prototype":{}},${JSON.stringify(parameter)}:{"__proto__":null}}`,
    'negative-number': member('-1'),
    'long-name': `{"${'N'.repeat(5_000)}":""}`,
    'unknown-parameter': `{${JSON.stringify(parameter)}:"abc","UNKNOWN":"1"}`,
    'empty-name': '{"":""}',
    'repeated-name': `{${JSON.stringify(parameter)}:"abc",${JSON.stringify(parameter)}:"abc"}`,
  };
}

function drafts(contract: Contract): readonly (readonly [string, RequestDraft])[] {
  const parameter = probeParameter(contract);
  return [
    ...Object.entries(strings).flatMap(([name, value]) =>
      (['post-json', 'post-form', 'get-query'] as const).map(
        (encoding) => [`${name}/${encoding}`, { encoding, parameters: { [parameter]: value } }] as const,
      ),
    ),
    ...lengths.flatMap((length) =>
      (['post-json', 'post-form'] as const).map(
        (encoding) =>
          [
            `length-${length}/${encoding}`,
            { encoding, parameters: { [parameter]: 'x'.repeat(length) } },
          ] as const,
      ),
    ),
    ...Object.entries(queries).flatMap(([name, value]) => [
      [`${name}/get-query`, { encoding: 'get-query', rawQuery: `${parameter}=${value}` }] as const,
      [`${name}/post-form`, rawBody(formType, `${parameter}=${value}`)] as const,
    ]),
    ...Object.entries(jsonBodies(parameter)).map(
      ([name, body]) => [`${name}/post-json`, rawBody(jsonType, body)] as const,
    ),
    ['invalid-utf-8/post-json', rawBody(jsonType, Buffer.from(`{"${parameter}":"\xff\xfe"}`, 'latin1'))],
    ['utf-16/post-json', rawBody(jsonType, Buffer.from(`{"${parameter}":"abc"}`, 'utf16le'))],
    ['random-bytes/post-json', rawBody(jsonType, Buffer.from('0001fffe80c0ed9f', 'hex'))],
    ['deep-name/post-form', rawBody(formType, `${parameter}${'[a]'.repeat(200)}=1`)],
    ['open-bracket/post-form', rawBody(formType, `${parameter}[=1&[]=2&=3&&&`)],
    ['unknown-content-type/post', rawBody('application/x-unknown', 'abc')],
    ['xml/post', rawBody('application/xml', '<a/>')],
    ...hostileBodies(parameter),
    ['multipart-without-parts/post', rawBody('multipart/form-data; boundary=x', '--y')],
  ];
}

/** Inputs that bring badly made portals down: each must still get a response in JSON that is no 5xx. */
export function hostileCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'no-crash');
  if (clause === undefined) return [];
  return drafts(contract).map(([name, draft]) =>
    makeCase(clause, {
      name,
      title: `The input ${name} gets a response in JSON that is no 5xx`,
      requests: [plannedRequest(contract, draft)],
    }),
  );
}

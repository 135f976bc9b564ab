import { expect, test } from '@playwright/test';
import { describeFact } from '../../../src/evaluate/describe-fact.ts';
import { amount, type Fact, none, shorten } from '../../../src/evaluate/fact.ts';
import { responseFact } from '../../../src/evaluate/response-fact.ts';
import { failed, makeSeen, page, refused, success } from './make-exchange.ts';

test('a text of 200 characters is shown whole, and a longer one with its length', () => {
  const longest = 'a'.repeat(200);

  expect(shorten(longest)).toBe(longest);
  expect(shorten(`${longest}b`)).toBe(`${longest}… (201 characters)`);
});

test('a response is told in a few words', () => {
  const told = [success, refused(403, 'X'), { status: 302 }, { body: '{' }, page(502), failed('dns')].map(
    (draft) => describeFact(responseFact(makeSeen(draft))),
  );

  expect(told).toEqual([
    '200 with result true',
    '403 X',
    '302 with a redirect',
    '200 with JSON that cannot be read',
    '502 with a page that is no REST response',
    'no response (dns, ECODE)',
  ]);
});

const refusal: Fact = { kind: 'response', response: 'error', status: 403, code: 'X' };
const words: readonly (readonly [fact: Fact, words: string])[] = [
  [none, 'nothing'],
  [amount(5, 'bytes', 'less than'), 'less than 5 bytes'],
  [{ kind: 'status', status: null }, 'no status'],
  [{ kind: 'codings', codings: ['gzip', 'br'] }, 'gzip, br'],
  [{ kind: 'requests', count: 1 }, '1 request'],
  [
    { kind: 'requests', count: 2, pauseMs: 40, last: refusal },
    '2 requests, after 40 ms, the last of which got 403 X',
  ],
  [{ kind: 'reply', outcome: null }, 'nothing'],
  [
    { kind: 'reply', outcome: 'result', resultKind: 'boolean', result: 'true' },
    'a result of kind boolean true',
  ],
  [{ kind: 'reply', outcome: 'error', type: 'E', code: 'C', text: 'no' }, 'E with code C and the text "no"'],
  [{ kind: 'reply', outcome: 'error', about: refusal }, 'an error, for 403 X'],
  [{ kind: 'reply', outcome: 'crashed', about: null }, 'crashed, for no request'],
];

for (const [fact, expected] of words) {
  test(`a fact of the kind ${fact.kind} is described as ${expected}`, () => {
    expect(describeFact(fact)).toBe(expected);
  });
}

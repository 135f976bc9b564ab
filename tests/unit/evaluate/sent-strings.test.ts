import { expect, test } from '@playwright/test';
import { sentStrings } from '../../../src/evaluate/sent-strings.ts';
import { makeSeen } from './make-exchange.ts';

const sent = (request: object) => sentStrings(makeSeen({ request }).exchange);
const raw = (text: string) => ({
  raw: { contentType: 'application/json', base64: Buffer.from(text).toString('base64') },
});

test('the texts that were sent are the values of the parameters, ids of fixtures included', () => {
  expect(sent({})).toEqual({ values: ['abc'], whole: ['{"DIALOG_ID":"abc"}'] });
  expect(
    sent({
      parameters: { list: ['one', { name: 'two' }], number: 3, nothing: null, whom: { $fixture: 'chat' } },
    }).values,
  ).toEqual(['one', 'two', 'chat13']);
});

test('the texts of a raw body or query are found in it', () => {
  expect(sent({ parameters: {}, ...raw('{"a": ["b"]}') })).toEqual({
    values: ['b'],
    whole: ['{"a": ["b"]}'],
  });
  expect(sent({ parameters: {}, ...raw('{no json') })).toEqual({ values: [], whole: ['{no json'] });
  expect(sent({ encoding: 'get-query', parameters: {}, rawQuery: 'a=b%20c&d=e' })).toEqual({
    values: ['b c', 'e'],
    whole: ['a=b%20c&d=e'],
  });
});

test('the values of a form are those before it was encoded', () => {
  expect(sent({ encoding: 'post-form', parameters: { a: 'b c' } }).values).toEqual(['b c']);
});

test('what the record does not show was not sent for this purpose: a portal that tells it leaks it', () => {
  const { exchange } = makeSeen({});
  const body = { text: '{"auth":"[redacted:access-token]","a":"b"}', bytes: 40, capped: false };
  expect(sentStrings({ ...exchange, request: { ...exchange.request, body } })).toEqual({
    values: ['b'],
    whole: [],
  });
});

test('what is compared is what a portal elsewhere got, not what was planned', () => {
  const { exchange } = makeSeen({ request: { parameters: { DIALOG_ID: 'chat13x' } } });
  const body = { text: '{"DIALOG_ID":"chat4711x"}', bytes: 25, capped: false };
  expect(sentStrings({ ...exchange, request: { ...exchange.request, body } }).values).toEqual(['chat4711x']);
});

import { expect, test } from '@playwright/test';
import { sentStrings } from '../../../src/evaluate/sent-strings.ts';
import { makeSeen } from './make-exchange.ts';

const sent = (request: object) => sentStrings(makeSeen({ request }).request);
const raw = (text: string) => ({
  raw: { contentType: 'application/json', base64: Buffer.from(text).toString('base64') },
});

test('the texts that were sent are the parameters, and nothing else where nothing else was sent', () => {
  expect(sent({})).toEqual(['abc']);
  expect(
    sent({
      parameters: { list: ['one', { name: 'two' }], number: 3, nothing: null, whom: { $fixture: 'chat' } },
    }),
  ).toEqual(['one', 'two']);
});

test('the texts of a raw body or query are found in it', () => {
  expect(sent({ parameters: {}, ...raw('{"a": ["b"]}') })).toEqual(['{"a": ["b"]}', 'b']);
  expect(sent({ parameters: {}, ...raw('{no json') })).toStrictEqual(['{no json']);
  expect(sent({ parameters: {}, rawQuery: 'a=b%20c&d=e' })).toEqual(['a=b%20c&d=e', 'b c', 'e']);
});

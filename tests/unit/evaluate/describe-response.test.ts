import { expect, test } from '@playwright/test';
import { describeResponse, shorten } from '../../../src/evaluate/describe-response.ts';
import { failed, makeSeen, page, refused, success } from './make-exchange.ts';

test('a text of 200 characters is shown whole, and a longer one with its length', () => {
  const longest = 'a'.repeat(200);

  expect(shorten(longest)).toBe(longest);
  expect(shorten(`${longest}b`)).toBe(`${longest}… (201 characters)`);
});

test('a response is told in a few words', () => {
  const told = [success, refused(403, 'X'), { status: 302 }, { body: '{' }, page(502), failed('dns')].map(
    (draft) => describeResponse(makeSeen(draft)),
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

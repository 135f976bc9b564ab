import { expect, test } from '@playwright/test';
import { schemaFindings } from '../../../src/evaluate/schema-findings.ts';
import { makeSeen, success } from './make-exchange.ts';
import { inWords } from './sample-finding.ts';

const schema = { type: 'object', required: ['a'], properties: { a: { type: 'string' } } };

const told = (value: unknown, above?: string) =>
  schemaFindings(makeSeen(success), schema, value, above)
    .map(inWords)
    .map(({ code, message, pointer, expected, received }) => [code, message, pointer, expected, received]);

test('a member that is missing is named, and nothing was received for it', () => {
  expect(told({})).toEqual([['missing-member', 'The member /a is missing.', '/a', 'the member', 'nothing']]);
});

test('a member of another type is named with what was received', () => {
  expect(told({ a: 1 }, '/time')).toEqual([
    ['wrong-type', 'The member /time/a must be string.', '/time/a', 'must be string', '1'],
  ]);
});

test('a body that is wrong as a whole is called the body', () => {
  expect(told([])).toEqual([['wrong-type', 'The member (body) must be object.', '', 'must be object', '[]']]);
});

test('what follows the schema has no findings', () => {
  expect(told({ a: 'x' })).toEqual([]);
});

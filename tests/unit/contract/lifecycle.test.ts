import { expect, test } from '@playwright/test';
import { withResults } from '../../../src/contract/lifecycle.ts';

const bodies = [{ result: 4711 }, { result: { messages: [{ id: 4711 }] } }];

test('what an earlier response gave is filled in, however deep it stands', () => {
  expect(withResults({ ID: [{ $result: 0, at: '/result' }] }, bodies)).toEqual({ ID: [4711] });
});

test('a pointer leads into the body of the step that is named', () => {
  expect(withResults({ $result: 1, at: '/result/messages/0/id' }, bodies)).toBe(4711);
});

test('a value of which one part is not known is not known', () => {
  expect(withResults({ A: 1, B: { $result: 0, at: '/result/id' } }, bodies)).toBeUndefined();
});

test('a response that never came gives nothing', () => {
  expect(withResults({ $result: 2, at: '/result' }, bodies)).toBeUndefined();
});

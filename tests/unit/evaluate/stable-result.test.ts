import { expect, test } from '@playwright/test';
import { stableResult } from '../../../src/evaluate/stable-result.ts';

test('what a pointer names is left out', () => {
  expect(stableResult({ id: 13, counter: 4 }, ['/result/counter'])).toEqual({ id: 13 });
});

test('a star names every item', () => {
  const users = [
    { ID: '1', SEEN: 'now' },
    { ID: '2', SEEN: 'then' },
  ];

  expect(stableResult(users, ['/result/*/SEEN'])).toEqual([{ ID: '1' }, { ID: '2' }]);
});

test('the whole result can be left out', () => {
  expect(stableResult(4711, ['/result'])).toBeNull();
});

test('a pointer that leads nowhere changes nothing', () => {
  expect(stableResult(true, ['/result/counter', '/next'])).toBe(true);
});

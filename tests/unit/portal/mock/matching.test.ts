import { expect, test } from '@playwright/test';
import { matchesMethod } from '../../../../src/portal/matching/match-method.ts';
import { matchesParams } from '../../../../src/portal/matching/match-params.ts';
import { mergePatch } from '../../../../src/portal/stubs/merge-patch.ts';

for (const [name, pattern, fits] of [
  ['crm.deal.get', 'crm.deal.get', true],
  ['CRM.Deal.get', 'crm.deal.GET', true],
  ['crm.deal.get', 'crm.deal.getx', false],
  ['crm.deal.get', 'crm.*', true],
  ['crm', 'crm.*', false],
  ['crm.deal.get', '*.get', true],
  ['crm.deal.get', '*', true],
  ['crm.deal.get', 'c*d*t', true],
  ['crm.deal.get', 'crm.*l.get*', true],
  ['ab', 'ab*b', false],
  ['abcb', 'ab*b', true],
] as const)
  test(`the pattern ${pattern} ${fits ? 'fits' : 'does not fit'} ${name}`, () => {
    expect(matchesMethod(name, pattern)).toBe(fits);
  });

for (const [sent, wanted, fits] of [
  [{ ID: '7' }, { id: 7 }, true],
  [{ ID: 7, id: 8 }, { ID: 8 }, true],
  [{ ID: 7 }, { ID: [7] }, false],
  [{ A: { B: 1, C: 2 } }, { A: { B: '1' } }, true],
  [{ A: { B: 1, C: 2 } }, { A: { $equals: { B: 1 } } }, false],
  [{ A: { B: 1 } }, { A: { $equals: { B: 1 } } }, true],
  [{ A: [1, 2] }, { A: ['1', 2] }, true],
  [{ A: [1, 2] }, { A: [1] }, false],
  [{ A: {} }, { A: [] }, true],
  [{ A: [1, { B: 2 }] }, { A: { $contains: { B: '2' } } }, true],
  [{ A: 'abc' }, { A: { $contains: 'bc', $matches: '^a' } }, true],
  [{ A: 'abc' }, { A: { $contains: 'bc', $matches: '^b' } }, false],
  [{ A: '1' }, { A: true }, true],
  [{ A: '' }, { A: false }, true],
  [{ A: 'x' }, { A: true }, false],
  [{}, { A: { $absent: true } }, true],
  [{ A: null }, { A: { $absent: true } }, false],
  [{ A: null }, { A: null }, true],
  [{ A: 'null' }, { A: null }, false],
  [{ A: 1 }, { A: { $absent: false } }, true],
  [{ A: 'x'.repeat(20_000) }, { A: { $matches: 'x' } }, false],
] as const)
  test(`${JSON.stringify(wanted)} ${fits ? 'fits' : 'does not fit'} ${JSON.stringify(sent).slice(0, 60)}`, () => {
    expect(matchesParams(sent, wanted)).toBe(fits);
  });

// The examples of RFC 7396, appendix A, and the entries of lists that are ours.
for (const [target, patch, result] of [
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'foo' }, null, null],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  [[{ a: 1 }, { a: 2 }], { 1: { b: 3 } }, [{ a: 1 }, { a: 2, b: 3 }]],
] as const)
  test(`${JSON.stringify(patch)} makes ${JSON.stringify(result)} of ${JSON.stringify(target)}`, () => {
    expect(mergePatch(target, patch)).toEqual(result);
  });

test('a patch reaches no prototype', () => {
  const patched = mergePatch({}, JSON.parse('{"__proto__":{"bad":1}}'));
  expect(({} as { bad?: number }).bad).toBeUndefined();
  expect(Object.keys(patched as object)).toEqual(['__proto__']);
});

import { expect, test } from '@playwright/test';
import { passesFilter } from '../../../../src/portal/generic/filter-records.ts';
import { type PhpArray, PhpFloat, type PhpValue } from '../../../../src/portal/php/php-value.ts';

const list = (...values: PhpValue[]): PhpArray =>
  new Map(values.map((value, index) => [String(index), value]));
const record: PhpArray = new Map<string, PhpValue>([
  ['ID', '7'],
  ['NAME', 'Sam Second'],
  ['ACTIVE', true],
  ['SUM', new PhpFloat(2.5)],
  ['DEPARTMENTS', list(1, 2)],
  ['EMPTY', null],
  ['DATE', '2026-08-01T10:00:00+03:00'],
]);

for (const [key, value, expected] of [
  ['ID', 7, true],
  ['=ID', '07', true],
  ['!ID', 7, false],
  ['!=ID', 8, true],
  ['>ID', 10, false],
  ['<ID', '10', true],
  ['>=SUM', 2.5, true],
  ['<=SUM', 2, false],
  ['@ID', list(6, 7), true],
  ['!@ID', list(6, 7), false],
  ['ID', list(6, 7), true],
  ['ID', list(), false],
  ['%NAME', 'SEC', true],
  ['!%NAME', 'sec', false],
  ['=%NAME', 'sam%', true],
  ['%=NAME', '%second', true],
  ['=%NAME', 'second', false],
  ['=%NAME', 's%m%second%', true],
  ['=%NAME', 'sam second%second', false],
  ['!=%NAME', '%sec%', false],
  ['!%=NAME', 'x%', true],
  ['ACTIVE', 'Y', true],
  ['ACTIVE', false, false],
  ['DEPARTMENTS', 2, true],
  ['DEPARTMENTS', 3, false],
  ['EMPTY', '', true],
  ['NO_SUCH', 'x', false],
  ['!NO_SUCH', 'x', true],
  ['name', 'Sam Second', true],
  ['>DATE', '2026-07-31T23:59:59+03:00', true],
] as const) {
  const said = value instanceof Map ? JSON.stringify([...value.values()]) : String(value);
  test(`${key} ${said} ${expected ? 'holds' : 'does not hold'}`, () => {
    const wanted = typeof value === 'number' && !Number.isInteger(value) ? new PhpFloat(value) : value;
    expect(passesFilter(record, new Map([[key, wanted]]))).toBe(expected);
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readDocument } from '../../../src/contract/document/read-document.ts';
import { specDirectory } from '../../../src/contract/editions.ts';
import { fixturesIn, isFixtureValue, writtenAs } from '../../../src/contract/fixture.ts';
import { knownFixtures, withExamples, withValues } from '../../../src/contract/known-fixtures.ts';

test('spec/fixtures.yaml is what its schema says', () => {
  const schema = JSON.parse(readFileSync(join(specDirectory(), 'fixtures.schema.json'), 'utf8')) as object;
  const check = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
  check(readDocument(join(specDirectory(), 'fixtures.yaml')).value);

  expect(check.errors ?? []).toEqual([]);
});

test('every fixture can be had: it is nobody’s, or named by a setting, or made, or in the default seed', () => {
  const unsupplied = [...knownFixtures().values()].filter(
    ({ value, setting, make, embedded }) => (value ?? setting ?? make ?? embedded) === undefined,
  );

  expect(unsupplied.map(({ name }) => name)).toEqual([]);
});

test('what a setting names by example has the form that it asks for', () => {
  const refused = [...knownFixtures().values()].filter(
    ({ pattern, example }) => pattern !== undefined && !new RegExp(pattern).test(example),
  );

  expect(refused.map(({ name }) => name)).toEqual([]);
});

test('the fixtures of a value are found however deep they stand, each once', () => {
  const value = {
    A: { $fixture: 'chat' },
    B: [{ C: { $fixture: 'user', form: 'digits' } }, { $fixture: 'chat' }],
  };

  expect(fixturesIn(value)).toEqual(['chat', 'user']);
});

test('an object with other members beside `$fixture` is data', () => {
  expect(isFixtureValue({ $fixture: 'chat', name: 'x' })).toBe(false);
});

test('an id that nobody has is written out, the others stay', () => {
  const request = { A: { $fixture: 'absent-chat' }, B: { $fixture: 'chat' } };

  expect(withValues(request)).toEqual({ A: 'chat2147483000', B: { $fixture: 'chat' } });
});

test('an example stands in for each fixture, in its form', () => {
  expect(withExamples({ A: { $fixture: 'chat', form: 'digits' } })).toEqual({ A: '13' });
});

const forms = { digits: '13', number: 13, upper: 'CHAT13', zero: 'chat013', newline: 'chat13\n' } as const;
for (const [form, written] of Object.entries(forms)) {
  test(`the form ${form} of chat13`, () => {
    expect(writtenAs('chat13', form as keyof typeof forms)).toBe(written);
  });
}

import { expect, test } from '@playwright/test';
import { AddressError, addressesOf, onlyAddress } from '../../../src/contract/addresses.ts';
import { baseEdition, describedMethods, editions } from '../../../src/contract/editions.ts';

const writing = { method: 'im.dialog.writing', edition: '2024-12' };

test('a method without an edition is judged by the edition that its document is', () => {
  expect(addressesOf('im.dialog.writing', null)).toEqual([writing]);
});

test('a pattern names every method that it matches, in whatever letter case', () => {
  expect(addressesOf('IM.DIALOG.WRIT*', null)).toEqual([writing]);
});

test('a method that several patterns match is judged once', () => {
  expect(addressesOf('im.dialog.writing, im.dialog.w*', null)).toEqual([writing]);
});

test('all names every method that has a document', () => {
  expect(addressesOf('all', null).map(({ method }) => method)).toEqual([...describedMethods()]);
});

test('a dot stands for itself', () => {
  expect(() => addressesOf('im.dialogxwriting', null)).toThrow(AddressError);
});

test('a pattern without a method is refused, with the methods there are', () => {
  expect(() => addressesOf('im.dialog.writing,im.nothing.*', null)).toThrow(
    /No method matches "im\.nothing\.\*"\. There are documents of im\.chat\.add, im\..* and \d+ other methods\./,
  );
});

test('an edition that the only method does not have is refused, with those it has', () => {
  expect(() => addressesOf('im.dialog.writing', '2020-01')).toThrow(
    'There is no edition 2020-01 of im.dialog.writing. Known: 2024-12, 2026-08.',
  );
});

test('a run of one document names it', () => {
  expect(onlyAddress([writing])).toEqual(writing);
});

test('the base edition is what the document says, and the first of all', () => {
  expect(baseEdition('im.dialog.writing')).toBe('2024-12');
  expect(editions('im.dialog.writing')[0]).toBe('2024-12');
});

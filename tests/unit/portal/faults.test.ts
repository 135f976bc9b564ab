import { expect, test } from '@playwright/test';
import { faults } from '../../../src/portal/faults.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { mutants } from '../../mutants/all-mutants.ts';
import { askJson, said } from './ask.ts';

test('every fault but `slow` is a mutant, so that the suite is shown to notice it', () => {
  const names = new Set(mutants.map(({ name }) => name));
  expect(Object.keys(faults).filter((name) => !names.has(name))).toEqual(['slow']);
});

test('every fault has a sentence', () => {
  const sentences = Object.values(faults).map(([sentence]) => sentence);
  expect(sentences.filter((sentence) => !/^[A-Z][^\n]{15,}\.$/.test(sentence))).toEqual([]);
});

test('several faults add up', async () => {
  const portal = await startPortal({ faults: ['result-is-one', 'wrong-content-type'] });
  const told = await askJson(`${portal.webhookUrl}im.dialog.writing`, '{"DIALOG_ID":"chat13"}');
  expect(said(told)).toBe('200 1');
  expect(told.headers['content-type']).toBe('text/plain; charset=utf-8');
  await portal.close();
});

test('a slow portal takes more than two seconds for each response', async () => {
  const portal = await startPortal({ faults: ['slow'] });
  const both = await Promise.all([1, 2].map(() => askJson(`${portal.webhookUrl}profile`, '{}')));
  expect(Math.min(...both.map(({ ms }) => ms))).toBeGreaterThan(2_000);
  await portal.close();
});

import { expect, test } from '@playwright/test';
import { allChecks } from '../../../src/evaluate/all-checks.ts';
import type { CodeEntry } from '../../../src/evaluate/codes/code-entry.ts';
import {
  type FindingCode,
  findingCodes,
  portalCodes,
  sdkCodes,
  sentenceOf,
} from '../../../src/evaluate/finding-codes.ts';
import { allSdkChecks } from '../../../src/evaluate/sdk/all-sdk-checks.ts';
import { loadScenarios } from '../../../src/sdk/load-scenarios.ts';

const entries: readonly (readonly [code: string, entry: CodeEntry])[] = Object.entries(findingCodes);

test('no code stands in two tables', () => {
  expect(Object.keys(portalCodes).filter((code) => Object.hasOwn(sdkCodes, code))).toEqual([]);
});

test('a code is in kebab-case', () => {
  expect(entries.map(([code]) => code).filter((code) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code))).toEqual(
    [],
  );
});

test('a sentence begins with a capital letter and ends with a full stop, unless it is a fact itself', () => {
  const sentences = entries.flatMap(([, { says }]) =>
    typeof says === 'string' ? [says] : Object.values(says),
  );
  expect(sentences.filter((text) => !/^(?:[A-Z].*\.|\{(?:failure|question|state)\})$/.test(text))).toEqual(
    [],
  );
});

test('a meaning is one or more sentences', () => {
  const means = entries.flatMap(([, entry]) => entry.means ?? []);
  expect(means.filter((text) => !/^[A-Z`].*\.$/.test(text))).toEqual([]);
});

test('the checks that the codes on portals name are all checks on portals', () => {
  const named = Object.values<CodeEntry>(portalCodes).flatMap(({ by }) => by);
  const names = allChecks.map(({ name }) => name);
  expect([...new Set(named)].sort()).toEqual([...names, 'any', 'schema'].sort());
});

test('the checks that the codes on SDKs name are all checks on SDKs', () => {
  const named = Object.values<CodeEntry>(sdkCodes).flatMap(({ by }) => by);
  const names = allSdkChecks.map(({ name }) => name);
  expect([...new Set(named)].sort()).toEqual([...names, 'any'].sort());
});

test('every clause about SDKs has its check, and every check its clause', () => {
  const { clauses } = loadScenarios();
  expect([...new Set(clauses.map(({ check }) => check))].sort()).toEqual(
    allSdkChecks.map(({ name }) => name).sort(),
  );
});

test('the words in braces of a sentence are filled in', () => {
  const code: FindingCode = 'changed-outcome';
  expect(sentenceOf(code, 'case', { calls: 21, changed: 1 })).toBe(
    'Of 21 calls, 1 had another outcome than the same call before.',
  );
});

import { expect, test } from '@playwright/test';
import { judgeGeneratedByBaseline } from '../../../../src/evaluate/baseline/judge-generated-by-baseline.ts';
import type { LedgerEntry } from '../../../../src/evaluate/baseline/ledger.ts';
import type { Finding, Weight } from '../../../../src/evaluate/finding.ts';
import type { FindingCode } from '../../../../src/evaluate/finding-codes.ts';
import { judgementOf } from '../../../../src/evaluate/judge/judge-case.ts';
import { makeAll, refused, success } from '../make-exchange.ts';
import { sampleFinding } from '../sample-finding.ts';

const exchanges = makeAll([success, refused(400, 'OTHER')]).map(({ exchange }) => exchange);
const entry: LedgerEntry = {
  case: 'c/named',
  fingerprint: { status: 400, code: 'OTHER', findings: ['wrong-code'] },
  reason: 'It has always been so.',
  since: '2026-01-01',
};

function finding(code: FindingCode, weight: Weight, exchange: number | null): Finding {
  return sampleFinding(code, weight, { exchange });
}

function verdictOf(
  findings: readonly Finding[],
  fingerprint: Partial<LedgerEntry['fingerprint']> = {},
  level: 'MUST' | 'SHOULD' = 'MUST',
) {
  const known = { ...entry, fingerprint: { ...entry.fingerprint, ...fingerprint } };
  return judgeGeneratedByBaseline(judgementOf(level, findings), [known], exchanges, '2026-02-02').verdict;
}

test('an entry knows a finding by its code and by status and code of the response it is about', () => {
  const known = [finding('wrong-code', 'violation', 2)];

  expect(verdictOf(known)).toBe('deviation');
  expect(verdictOf(known, { status: 403 })).toBe('fail');
  expect(verdictOf(known, { code: 'ELSE' })).toBe('fail');
  expect(verdictOf(known, { findings: ['other'] })).toBe('fail');
  expect(verdictOf([finding('wrong-code', 'violation', 1)])).toBe('fail');
});

test('a finding about no response is known by an entry without status and code', () => {
  const lost = [finding('wrong-code', 'violation', null)];

  expect(verdictOf(lost, { status: null, code: null })).toBe('deviation');
  expect(verdictOf(lost)).toBe('fail');
});

test('only the weightiest findings need be known', () => {
  const alternative = finding('accepted-alternative', 'alternative', 1);

  expect(verdictOf([finding('wrong-code', 'violation', 2), alternative])).toBe('deviation');
  expect(verdictOf([alternative], { findings: ['accepted-alternative'], status: 200, code: null })).toBe(
    'deviation',
  );
  expect(verdictOf([alternative])).toBe('lenient');
  expect(verdictOf([finding('wrong-code', 'violation', 2)], {}, 'SHOULD')).toBe('deviation');
});

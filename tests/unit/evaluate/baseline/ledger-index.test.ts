import { expect, test } from '@playwright/test';
import type { LedgerEntry } from '../../../../src/evaluate/baseline/ledger.ts';
import { indexLedger } from '../../../../src/evaluate/baseline/ledger-index.ts';
import { conclude } from '../../../../src/evaluate/conclude.ts';
import { type Judgement, judgementOf } from '../../../../src/evaluate/judge/judge-case.ts';
import { makeExchange, refused } from '../make-exchange.ts';
import { sampleFinding } from '../sample-finding.ts';

const exchanges = [makeExchange({ id: 3, ...refused(400, 'OTHER') })];
const failing = judgementOf('MUST', [sampleFinding('wrong-code', 'violation', { exchange: 3 })]);
const passing: Judgement = { verdict: 'pass', reason: 'As promised.', findings: [] };

function entry(about: string, code = 'OTHER'): LedgerEntry {
  const fingerprint = { status: 400, code, findings: ['wrong-code'] };
  return { case: about, fingerprint, reason: `about ${about}`, since: '2026-01-31' };
}

function found(entries: readonly LedgerEntry[], judgement = failing): string | undefined {
  return indexLedger({ subject: 's', entries }).entryFor('zero-ids/a', judgement, exchanges)?.case;
}

test('an entry that names the case goes before patterns, whatever its fingerprint', () => {
  expect(found([entry('*'), entry('zero-ids/a', 'ELSE')])).toBe('zero-ids/a');
  expect(found([entry('zero-ids/a')], passing)).toBe('zero-ids/a');
});

test('a pattern knows a case that deviates as it says', () => {
  for (const about of ['*', 'zero-ids/*', 'zero-*/a', '*/a']) expect(found([entry(about)])).toBe(about);
  expect(found([entry('zero-ids/*', 'ELSE'), entry('*')])).toBe('*');
});

test('a pattern knows nothing of a case that deviates otherwise, does not deviate, or is not covered', () => {
  expect(found([entry('zero-ids/*', 'ELSE')])).toBeUndefined();
  expect(found([entry('zero-ids/*')], passing)).toBeUndefined();
  expect(found([entry('ids/*'), entry('zero-ids')])).toBeUndefined();
});

test('a pattern that no case deviates by makes a whole run exit with 3', () => {
  const ledger = { subject: 's', entries: [entry('zero-ids/*'), entry('huge-ids/*')] };
  const facts = { strict: false, whole: true, interrupted: false, ledger, today: '2026-11-22' };
  const { reason, since } = entry('zero-ids/*');
  const known = { id: 'zero-ids/a', clause: 'zero-ids', level: 'MUST', verdict: 'deviation' } as const;
  const cases = [{ ...known, deviation: { reason, since } }];
  expect(conclude(cases, facts)).toMatchObject({
    exitCode: 3,
    ledgerProblems: ['The entry of huge-ids/* matches no case that deviates so: remove it.'],
  });
  expect(conclude(cases, { ...facts, whole: false }).exitCode).toBe(0);
});

import { expect, test } from '@playwright/test';
import {
  applyBaseline,
  fingerprintOf,
  isExpired,
  type LedgerEntry,
} from '../../../../src/evaluate/baseline/ledger.ts';
import type { FindingCode } from '../../../../src/evaluate/finding-codes.ts';
import { type Judgement, judgementOf } from '../../../../src/evaluate/judge/judge-case.ts';
import { verdicts } from '../../../../src/evaluate/verdict.ts';
import { makeExchange, refused, success } from '../make-exchange.ts';
import { sampleFinding } from '../sample-finding.ts';

const today = '2026-11-22';
const exchange = makeExchange({ id: 3, ...refused(400, 'OTHER') });
const entry: LedgerEntry = {
  case: 'c/1',
  fingerprint: { status: 400, code: 'OTHER', findings: ['wrong-code'] },
  reason: 'It has always been so.',
  since: '2026-01-31',
};

function failing(...codes: readonly FindingCode[]): Judgement {
  return judgementOf(
    'MUST',
    codes.map((code) => sampleFinding(code, 'violation', { message: 'It is wrong.', exchange: 3 })),
  );
}

function judged(verdict: Judgement['verdict']): Judgement {
  return { verdict, reason: 'Because.', findings: [] };
}

test('without an entry a judgement stays as it is', () => {
  for (const verdict of verdicts)
    expect(applyBaseline(judged(verdict), undefined, [], today)).toEqual(judged(verdict));
});

test('a failure in the way that the entry says is a deviation', () => {
  expect(applyBaseline(failing('wrong-code'), entry, [exchange], today)).toMatchObject({
    verdict: 'deviation',
    reason: 'Known since 2026-01-31: It has always been so.',
    findings: [{ code: 'wrong-code' }],
  });
});

test('the order and the number of findings do not matter, their codes do', () => {
  const two = { ...entry, fingerprint: { ...entry.fingerprint, findings: ['wrong-code', 'wrong-status'] } };

  expect(
    applyBaseline(failing('wrong-status', 'wrong-code', 'wrong-status'), two, [exchange], today).verdict,
  ).toBe('deviation');
  expect(applyBaseline(failing('wrong-code'), two, [exchange], today).verdict).toBe('changed');
});

test('a failure in another way is changed: by code of the finding, status or code of the response', () => {
  const others = [
    { ...entry.fingerprint, findings: ['wrong-status'] },
    { ...entry.fingerprint, status: 403 },
    { ...entry.fingerprint, code: null },
    { ...entry.fingerprint, findings: ['wrong-code', 'more'] },
  ];
  for (const fingerprint of others) {
    expect(applyBaseline(failing('wrong-code'), { ...entry, fingerprint }, [exchange], today).verdict).toBe(
      'changed',
    );
  }
  expect(
    applyBaseline(failing('wrong-code'), { ...entry, fingerprint: others[1] as never }, [exchange], today)
      .reason,
  ).toBe(
    'The ledger knows another deviation: 403, OTHER, wrong-code. Now: 400, OTHER, wrong-code. It is wrong. Received: r.',
  );
});

test('a pass where the ledger knows a deviation is fixed', () => {
  expect(applyBaseline(judgementOf('MUST', []), entry, [exchange], today)).toMatchObject({
    verdict: 'fixed',
    reason: 'The ledger knows a deviation (It has always been so.) that is gone: remove the entry.',
  });
});

test('what decides nothing can neither satisfy nor change nor fix an entry', () => {
  for (const verdict of ['infra', 'inconclusive', 'info', 'not-run'] as const)
    expect(applyBaseline(judged(verdict), entry, [exchange], today)).toEqual(judged(verdict));
});

test('a deviation from a SHOULD, and an accepted alternative, can be known too', () => {
  const lenient = judgementOf('SHOULD', failing('wrong-code').findings);
  const accepted = judgementOf('MUST', [
    sampleFinding('accepted-alternative', 'alternative', { exchange: 3 }),
  ]);
  const known = { ...entry, fingerprint: { ...entry.fingerprint, findings: ['accepted-alternative'] } };

  expect(applyBaseline(lenient, entry, [exchange], today).verdict).toBe('deviation');
  expect(applyBaseline(accepted, known, [exchange], today).verdict).toBe('deviation');
  expect(applyBaseline(accepted, entry, [exchange], today).verdict).toBe('changed');
});

test('an entry counts on its last day, and a note says when it no longer should', () => {
  const expiring = { ...entry, expires: today };

  expect(isExpired(entry, '9999-01-01')).toBe(false);
  expect(isExpired(expiring, today)).toBe(false);
  expect(isExpired(expiring, '2026-11-23')).toBe(true);
  expect(applyBaseline(failing('wrong-code'), expiring, [exchange], today).reason).not.toContain('expired');
  expect(applyBaseline(failing('wrong-code'), expiring, [exchange], '2026-11-23')).toMatchObject({
    verdict: 'deviation',
    reason: 'Known since 2026-01-31: It has always been so. The entry expired on 2026-11-22.',
  });
});

test('a fingerprint is that of the response which the first weighty finding is about', () => {
  const observation = sampleFinding('alternative-chosen', 'observation', { exchange: 9 });
  const judgement = {
    ...failing('no-json', 'echo', 'no-json'),
    findings: [observation, ...failing('no-json', 'echo', 'no-json').findings],
  };
  const other = makeExchange({ id: 9, ...success });

  expect(fingerprintOf(judgement, [other, exchange])).toEqual({
    status: 400,
    code: 'OTHER',
    findings: ['echo', 'no-json'],
  });
  expect(fingerprintOf(failing('echo'), [other])).toEqual({ status: null, code: null, findings: ['echo'] });
  expect(fingerprintOf(judgementOf('MUST', []), [exchange])).toEqual({
    status: null,
    code: null,
    findings: [],
  });
});

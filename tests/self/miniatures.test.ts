import { expect, test } from '@playwright/test';
import { allChecks } from '../../src/check/all-checks.ts';
import { conclude } from '../../src/check/conclude.ts';
import { loadContract } from '../../src/contract/load-contract.ts';
import { miniatures } from '../../src/portal/miniatures/all-miniatures.ts';
import { brokenClauses, judgePortal, verdictCounts } from './conformance-run.ts';

const single = miniatures.filter(({ clause }) => clause !== 'portal-wide');

test('the reference portal keeps every promise', async () => {
  expect(Object.keys(verdictCounts(await judgePortal({}))).sort()).toEqual(['info', 'pass']);
});

for (const { name, clause } of single) {
  test(`${name} breaks ${clause} and no other clause`, async () => {
    expect(brokenClauses(await judgePortal({ miniature: name }))).toEqual([clause]);
  });
}

test('every clause that judges is broken by a miniature', async () => {
  const { clauses } = await loadContract({ trusted: true });
  const broken = new Set(single.map(({ clause }) => clause));
  const unproven = clauses.filter(({ id, level }) => level !== 'INFO' && !broken.has(id)).map(({ id }) => id);
  expect(unproven).toEqual([]);
});

test('every check is needed: a miniature is caught by it alone', async () => {
  const { clauses } = await loadContract({ trusted: true });
  const broken = new Set(single.map(({ clause }) => clause));
  // A miniature breaks one clause only, and a clause has one check: without it nothing would be red.
  const proven = new Set(clauses.filter(({ id }) => broken.has(id)).map(({ check }) => check));
  const recording = new Set(clauses.filter(({ level }) => level === 'INFO').map(({ check }) => check));
  const unproven = allChecks.filter(({ name }) => !proven.has(name) && !recording.has(name));
  expect(unproven.map(({ name }) => name)).toEqual([]);
});

for (const name of ['accepts-everything', 'accepts-nothing', 'errors-with-200']) {
  test(`${name} is not conformant`, async () => {
    expect(brokenClauses(await judgePortal({ miniature: name })).length).toBeGreaterThan(5);
  });
}

for (const name of ['always-502', 'drops-everything', 'rate-limited']) {
  test(`${name} accuses nobody and is never green`, async () => {
    const cases = (await judgePortal({ miniature: name })).map(({ planned, judgement }) => ({
      ...planned,
      verdict: judgement.verdict,
    }));
    const facts = { strict: false, whole: true, interrupted: false, ledger: null, today: '2026-01-01' };
    const { statement, exitCode } = conclude(cases, facts);
    expect({ statement, exitCode }).toEqual({ statement: 'could-not-tell', exitCode: 4 });
  });
}

import { expect, test } from '@playwright/test';
import { type Concluded, conclude, type RunFacts } from '../../../../src/evaluate/conclude.ts';
import { type Verdict, verdicts } from '../../../../src/evaluate/verdict.ts';

const facts: RunFacts = { strict: false, whole: true, interrupted: false, ledger: null, today: '2026-11-22' };

function cases(...words: readonly Verdict[]): readonly Concluded[] {
  return words.map((verdict, index) => ({
    id: `c/${index}`,
    clause: `clause-${index}`,
    level: 'MUST',
    verdict,
  }));
}

function entry(id: string, expires?: string) {
  return {
    case: id,
    fingerprint: { status: 200, code: null, findings: ['x'] },
    reason: 'r',
    since: '2026-01-01',
    ...(expires === undefined ? {} : { expires }),
  };
}

const ledger = (...entries: ReturnType<typeof entry>[]) => ({ subject: 's', entries });

/** Every verdict by itself: statement, exit code, and both again under --strict. */
const alone: Readonly<
  Record<Verdict, readonly [statement: string, exit: number, strict?: readonly [string, number]]>
> = {
  pass: ['conformant', 0],
  lenient: ['conformant', 0, ['not-conformant', 1]],
  fail: ['not-conformant', 1],
  deviation: ['conformant-with-deviations', 0],
  changed: ['not-conformant', 1],
  fixed: ['conformant', 3],
  inconclusive: ['could-not-tell', 4],
  infra: ['could-not-tell', 4],
  info: ['nothing-judged', 5],
  'not-run': ['nothing-judged', 5],
};

for (const verdict of verdicts) {
  const [statement, exitCode, strict = [statement, exitCode]] = alone[verdict];
  test(`a run of ${verdict} alone is ${statement}, exit code ${exitCode}`, () => {
    expect(conclude(cases(verdict), facts)).toMatchObject({ statement, exitCode });
    expect(conclude(cases(verdict), { ...facts, strict: true })).toMatchObject({
      statement: strict[0],
      exitCode: strict[1],
    });
    expect(conclude(cases(verdict), { ...facts, interrupted: true }).exitCode).toBe(130);
  });
}

/** Verdicts together: what is worse decides, and nothing amber is ever green. */
const together: readonly (readonly [words: readonly Verdict[], statement: string, exit: number])[] = [
  [[], 'nothing-judged', 5],
  [['info', 'not-run'], 'nothing-judged', 5],
  [['pass', 'info', 'not-run'], 'conformant', 0],
  [['pass', 'lenient'], 'conformant', 0],
  [['pass', 'deviation'], 'conformant-with-deviations', 0],
  [['pass', 'infra'], 'could-not-tell', 4],
  [['pass', 'inconclusive'], 'could-not-tell', 4],
  [['deviation', 'infra'], 'could-not-tell', 4],
  [['not-run', 'infra'], 'could-not-tell', 4],
  [['pass', 'fixed'], 'conformant', 3],
  [['deviation', 'fixed'], 'conformant-with-deviations', 3],
  [['infra', 'fixed'], 'could-not-tell', 3],
  [['inconclusive', 'fixed', 'pass'], 'could-not-tell', 3],
  [['fail', 'fixed'], 'not-conformant', 1],
  [['changed', 'fixed'], 'not-conformant', 1],
  [['fail', 'infra', 'inconclusive'], 'not-conformant', 1],
  [['fail', 'pass', 'deviation', 'not-run'], 'not-conformant', 1],
  [[...verdicts], 'not-conformant', 1],
];

for (const [words, statement, exitCode] of together) {
  test(`a run of ${words.join(', ') || 'nothing'} is ${statement}, exit code ${exitCode}`, () => {
    expect(conclude(cases(...words), facts)).toMatchObject({ statement, exitCode });
    expect(conclude(cases(...[...words].reverse()), facts)).toMatchObject({ statement, exitCode });
  });
}

test('an entry of the ledger that expired makes the ledger stale from the next day on', () => {
  const run = (today: string) =>
    conclude(cases('deviation'), { ...facts, today, ledger: ledger(entry('c/0', '2026-11-22')) });

  expect(run('2026-11-22')).toMatchObject({ exitCode: 0, ledgerProblems: [] });
  expect(run('2026-11-23')).toMatchObject({
    statement: 'conformant-with-deviations',
    exitCode: 3,
    ledgerProblems: ['The entry of c/0 expired on 2026-11-22.'],
  });
});

test('entries that expired are told by the day', () => {
  const entries = [entry('c/0', '2026-11-20'), entry('c/1', '2026-11-21'), entry('c/2', '2026-11-20')];

  expect(
    conclude(cases('deviation', 'deviation', 'deviation'), { ...facts, ledger: ledger(...entries) })
      .ledgerProblems,
  ).toEqual([
    'The entry of c/0 (and 1 more) expired on 2026-11-20.',
    'The entry of c/1 expired on 2026-11-21.',
  ]);
});

test('an entry that matches no case makes the ledger stale, in a whole run only', () => {
  const orphaned = { ...facts, ledger: ledger(entry('gone/one'), entry('gone/two'), entry('c/0')) };

  expect(conclude(cases('deviation'), orphaned)).toMatchObject({
    exitCode: 3,
    ledgerProblems: ['The entry of gone/one (and 1 more) matches no case.'],
  });
  expect(conclude(cases('deviation'), { ...orphaned, whole: false })).toMatchObject({
    exitCode: 0,
    ledgerProblems: [],
  });
  expect(conclude(cases('deviation'), { ...orphaned, interrupted: true })).toMatchObject({
    exitCode: 130,
    ledgerProblems: [],
  });
});

test('a failure weighs more than a stale ledger, and a stale ledger more than darkness', () => {
  const stale = { ...facts, ledger: ledger(entry('gone/one')) };

  expect(conclude(cases('fail'), stale).exitCode).toBe(1);
  expect(conclude(cases('infra'), stale).exitCode).toBe(3);
  expect(conclude(cases('not-run'), stale).exitCode).toBe(3);
  expect(conclude([], { ...stale, whole: false }).exitCode).toBe(5);
});

test('MUST clauses that no case judged are named, and no others', () => {
  const judged: readonly Concluded[] = [
    { id: 'a/1', clause: 'a', level: 'MUST', verdict: 'not-run' },
    { id: 'a/2', clause: 'a', level: 'MUST', verdict: 'pass' },
    { id: 'b/1', clause: 'b', level: 'MUST', verdict: 'not-run' },
    { id: 'c/1', clause: 'c', level: 'MUST', verdict: 'infra' },
    { id: 'd/1', clause: 'd', level: 'MUST', verdict: 'inconclusive' },
    { id: 'e/1', clause: 'e', level: 'SHOULD', verdict: 'not-run' },
    { id: 'f/1', clause: 'f', level: 'INFO', verdict: 'info' },
    ...(['fail', 'deviation', 'changed', 'fixed', 'lenient'] as const).map((verdict) => ({
      id: `${verdict}/1`,
      clause: verdict,
      level: 'MUST' as const,
      verdict,
    })),
  ];

  expect(conclude(judged, facts).unjudged).toEqual(['b', 'c', 'd']);
});

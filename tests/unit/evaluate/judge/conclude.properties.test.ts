import { test } from '@playwright/test';
import fc from 'fast-check';
import { type Concluded, conclude, type RunFacts } from '../../../../src/evaluate/conclude.ts';
import { phrase } from '../../../../src/evaluate/fact.ts';
import type { Finding, Weight } from '../../../../src/evaluate/finding.ts';
import { judgementOf, verdictOf } from '../../../../src/evaluate/judge/judge-case.ts';
import { verdicts } from '../../../../src/evaluate/verdict.ts';
import { sampleFinding } from '../sample-finding.ts';

const cases: fc.Arbitrary<readonly Concluded[]> = fc
  .array(
    fc.record({
      clause: fc.constantFrom('a', 'b', 'c'),
      level: fc.constantFrom<Concluded['level']>('MUST', 'SHOULD', 'INFO'),
      verdict: fc.constantFrom(...verdicts),
    }),
    { maxLength: 8 },
  )
  .map((some) => some.map((one, index) => ({ ...one, id: `${one.clause}/${index}` })));

const entry = fc.record({
  case: fc.constantFrom('a/0', 'b/0', 'c/1', 'gone/1'),
  fingerprint: fc.constant({ status: 200, code: null, findings: ['x'] }),
  reason: fc.constant('r'),
  since: fc.constant('2026-01-01'),
  expires: fc.constantFrom('2026-11-21', '2026-11-22', '2999-01-01'),
});

const facts: fc.Arbitrary<RunFacts> = fc.record({
  strict: fc.boolean(),
  whole: fc.boolean(),
  interrupted: fc.boolean(),
  ledger: fc.option(fc.record({ subject: fc.constant('s'), entries: fc.array(entry, { maxLength: 3 }) })),
  today: fc.constant('2026-11-22'),
});

/** The exit codes from the weightiest on; 5 says that there was nothing else to say, so anything judged outweighs it here. */
const precedence = [130, 1, 3, 4, 0, 5];
const weight = (code: number) => precedence.length - precedence.indexOf(code);
const runs = { numRuns: 3_000, seed: 20261122 };

function holds<T extends [unknown, ...unknown[]]>(
  name: string,
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  law: (...values: T) => boolean,
): void {
  test(name, () => {
    fc.assert(fc.property(...arbitraries, law), runs);
  });
}

holds('the order of cases means nothing', [cases, facts, fc.nat()], (some, how, repetition) => {
  const [one, other] = [
    some,
    [...some.slice(repetition % (some.length + 1)), ...some.slice(0, repetition % (some.length + 1))],
  ]
    .map((list) => conclude(list, how))
    .map(({ unjudged, ...rest }) => JSON.stringify({ ...rest, unjudged: [...unjudged].sort() }));
  return one === other && conclude([...some].reverse(), how).exitCode === conclude(some, how).exitCode;
});

holds('a run that is made of two has the weightier exit code', [cases, cases, facts], (one, other, how) => {
  const plain = { ...how, ledger: null };
  const both = conclude(
    [...one, ...other.map((each) => ({ ...each, id: `other/${each.id}` }))],
    plain,
  ).exitCode;
  const codes = [one, other].map((list) => conclude(list, plain).exitCode);
  return weight(both) === Math.max(...codes.map(weight));
});

holds('the exit code is that of the first row of the table that applies', [cases, facts], (some, how) => {
  const has = (...words: readonly string[]) => some.some(({ verdict }) => words.includes(verdict));
  const { exitCode, ledgerProblems } = conclude(some, how);
  const rows: readonly (readonly [boolean, number])[] = [
    [how.interrupted, 130],
    [has('fail', 'changed') || (how.strict && has('lenient')), 1],
    [has('fixed') || ledgerProblems.length > 0, 3],
    [has('infra', 'inconclusive'), 4],
    [!has('pass', 'lenient', 'deviation'), 5],
  ];
  return exitCode === (rows.find(([applies]) => applies)?.[1] ?? 0);
});

holds('--strict makes nothing greener', [cases, facts], (some, how) => {
  const [lax, strict] = [false, true].map((word) => conclude(some, { ...how, strict: word }).exitCode);
  return weight(strict ?? 0) >= weight(lax ?? 0);
});

holds('a ledger makes no run greener by itself', [cases, facts], (some, how) => {
  const bare = conclude(some, { ...how, ledger: null });
  const known = conclude(some, how);
  return weight(known.exitCode) >= weight(bare.exitCode) && known.statement === bare.statement;
});

holds('what is dark is never green', [cases, facts], (some, how) => {
  const dark = some.some(({ verdict }) => verdict === 'infra' || verdict === 'inconclusive');
  const { statement, exitCode } = conclude(some, how);
  return !dark || (!statement.startsWith('conformant') && exitCode !== 0 && exitCode !== 5);
});

const weights: readonly Weight[] = ['violation', 'alternative', 'undecided', 'unseen', 'observation'];
const findings: fc.Arbitrary<readonly Finding[]> = fc.array(
  fc.record({
    code: fc.constantFrom('crash', 'echo'),
    weight: fc.constantFrom(...weights),
    message: fc.constant('Words.'),
    pointer: fc.constant(''),
    expected: fc.constant(phrase('this')),
    received: fc.constant(phrase('that')),
    exchange: fc.constantFrom(null, 1, 2),
  }),
  { maxLength: 5 },
);
const redness: Readonly<Record<string, number>> = {
  info: 0,
  pass: 1,
  lenient: 2,
  inconclusive: 3,
  infra: 3,
  fail: 4,
};
const rednessOf = (level: Concluded['level'], some: readonly Finding[]) =>
  redness[verdictOf(level, some)] ?? -1;
const broken = sampleFinding('no-json', 'violation');

holds('one more violation makes no verdict on a MUST better, and it is a fail', [findings], (some) => {
  const more = [...some, { ...broken, exchange: 9 }];
  return rednessOf('MUST', more) >= rednessOf('MUST', some) && verdictOf('MUST', more) === 'fail';
});

holds('a lower level makes no verdict redder', [findings], (some) => {
  const [must, should, info] = (['MUST', 'SHOULD', 'INFO'] as const).map((level) => rednessOf(level, some));
  return (must ?? -1) >= (should ?? 0) && (should ?? -1) >= (info ?? 0);
});

holds('the weightiest finding is the reason, none is lost, and their order is kept', [findings], (some) => {
  const { findings: told, reason, verdict } = judgementOf('MUST', some);
  const order = ['violation', 'unseen', 'undecided', 'alternative', 'observation'];
  const sorted = [...some].sort((one, other) => order.indexOf(one.weight) - order.indexOf(other.weight));
  return (
    JSON.stringify(told) === JSON.stringify(sorted) && reason !== '' && verdict === verdictOf('MUST', some)
  );
});

import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { Contract } from '../../../../src/contract/contract.ts';
import type { Fingerprint, Ledger } from '../../../../src/evaluate/baseline/ledger.ts';
import { fingerprintOf } from '../../../../src/evaluate/baseline/ledger.ts';
import { conclude } from '../../../../src/evaluate/conclude.ts';
import type { JudgedCase } from '../../../../src/evaluate/judge/judge.ts';
import { createPortalJudge } from '../../../../src/evaluate/judge/portal-kind.ts';
import { verdicts } from '../../../../src/evaluate/verdict.ts';
import type { Exchange } from '../../../../src/exchange/record/exchange.ts';
import type { Case } from '../../../../src/plan/case.ts';
import { makePlan } from '../../../../src/plan/make-plan.ts';
import type { EvidenceHeader } from '../../../../src/report/evidence/evidence.ts';
import { appendEvidence, startEvidence } from '../../../../src/report/evidence/evidence-file.ts';
import { readEvidence } from '../../../../src/report/evidence/read-evidence.ts';
import { anyExchange } from '../arbitrary-exchange.ts';
import { contractOf } from '../context.ts';

/** A few cases of a plan, and what came back for each of their requests. */
interface Run {
  readonly plan: readonly Case[];
  readonly evidence: readonly { readonly id: string; readonly exchanges: readonly Exchange[] }[];
}

const today = '2026-11-22';
const header: EvidenceHeader = {
  type: 'run',
  schemaVersion: 1,
  suite: { name: 'b24-conformance', version: '0.1.0' },
  documents: [{ method: 'im.dialog.writing', edition: '2024-12', sha256: 'a'.repeat(64) }],
  subject: { kind: 'portal', name: 'any', origin: 'http://127.0.0.1:8080' },
  capabilities: [],
  options: { strict: false, only: null, repeat: null },
  run: { id: 'any', startedAt: '2026-11-22T12:00:00.000Z' },
};
const facts = { strict: false, whole: false, interrupted: false, ledger: null, today };

/** Runs of any seven cases of the plan and all run-wide checks, with any exchanges, some of them missing. */
function anyRun(contract: Contract): fc.Arbitrary<Run> {
  const all = makePlan(contract);
  const runWideCases = all.filter(({ runWide }) => runWide !== undefined);
  const others = all.filter(({ runWide }) => runWide === undefined);
  return fc
    .tuple(
      fc.uniqueArray(fc.nat(others.length - 1), { minLength: 1, maxLength: 7 }),
      fc.array(fc.option(anyExchange, { freq: 12 }), { minLength: 8, maxLength: 8 }),
    )
    .map(([indices, responses]) => {
      const plan = [...indices.flatMap((index) => others[index] ?? []), ...runWideCases];
      const known = new Map<string, Exchange | null>();
      const exchangeOf = (key: string): readonly Exchange[] => {
        const place = known.size;
        const drawn = responses[place % responses.length] ?? null;
        const exchange = known.get(key) ?? (drawn === null ? null : { ...drawn, id: place + 1, key });
        known.set(key, exchange);
        return exchange === null ? [] : [exchange];
      };
      const evidence = plan.map(({ id, steps }) => ({
        id,
        exchanges: steps.flatMap(({ requests }) =>
          requests.slice(0, 30).flatMap(({ key }) => exchangeOf(key)),
        ),
      }));
      return { plan, evidence };
    });
}

function judged(
  contract: Contract,
  { plan, evidence }: Run,
  ledger: Ledger | null = null,
): readonly JudgedCase<Case>[] {
  const judge = createPortalJudge({ contract, plan, selection: null, ledger, today });
  const exchanges = new Map(evidence.map((one) => [one.id, one.exchanges]));
  for (const planned of plan) judge.take(planned, { exchanges: exchanges.get(planned.id) ?? [] });
  return judge.conclude(
    () => 'Not run.',
    ({ id }) => exchanges.get(id) ?? [],
  );
}

const told = (cases: readonly JudgedCase<Case>[]) =>
  JSON.stringify(
    cases.map(({ planned, judgement, responsesJudged }) => [planned.id, judgement, responsesJudged]),
  );

const concluded = (cases: readonly JudgedCase<Case>[], strict = false) =>
  conclude(
    cases.map(({ planned, judgement }) => ({ ...planned, verdict: judgement.verdict })),
    { ...facts, strict },
  );

const runs = (numRuns: number) => ({ numRuns, seed: 20261122 });

for (const edition of ['2024-12', '2026-08']) {
  // The founding edition has all kinds of checks.
  const tag = edition === '2024-12' ? [] : ['@full'];
  test(`any evidence gets a word of the ten and a reason under ${edition}, and the same each time it is judged`, {
    tag,
  }, async () => {
    const contract = await contractOf(edition);
    const words = new Set<string>();
    fc.assert(
      fc.property(anyRun(contract), (run) => {
        const cases = judged(contract, run);
        const findings = cases.flatMap(({ judgement }) => judgement.findings);
        for (const { judgement } of cases) words.add(judgement.verdict);
        return (
          cases.length === run.plan.length &&
          cases.every(({ judgement }) => verdicts.includes(judgement.verdict) && judgement.reason !== '') &&
          cases.every(
            ({ planned, judgement }) => (planned.level === 'INFO') === (judgement.verdict === 'info'),
          ) &&
          JSON.stringify(JSON.parse(JSON.stringify(findings))) === JSON.stringify(findings) &&
          told(judged(contract, run)) === told(cases) &&
          told(judged(contract, JSON.parse(JSON.stringify(run)) as Run)) === told(cases)
        );
      }),
      runs(150),
    );
    expect([...words].sort()).toEqual(['fail', 'inconclusive', 'info', 'infra', 'lenient', 'pass']);
  });
}

test('evidence that was written and read back is judged alike', async () => {
  const contract = await contractOf();
  const file = test.info().outputPath('evidence.ndjson');
  await fc.assert(
    fc.asyncProperty(anyRun(contract), async (run) => {
      startEvidence(file, header);
      for (const one of run.evidence) appendEvidence(file, { type: 'case', ...one });
      const evidence = (await readEvidence(file)).cases;
      return told(judged(contract, { ...run, evidence })) === told(judged(contract, run));
    }),
    runs(40),
  );
});

test('a response that leaks more never makes a run look better', async () => {
  const contract = await contractOf();
  const badness = {
    conformant: 0,
    'conformant-with-deviations': 0,
    'nothing-judged': 1,
    'could-not-tell': 1,
  };
  const rank = (cases: readonly JudgedCase<Case>[]) =>
    ({ ...badness, 'not-conformant': 2 })[concluded(cases).statement];
  const leak = ['X-Debug', '#0 /home/bitrix/www/index.php(12): run()'] as const;
  fc.assert(
    fc.property(anyRun(contract), fc.nat(), (run, which) => {
      const ids = [...new Set(run.evidence.flatMap(({ exchanges }) => exchanges.map(({ id }) => id)))];
      const evidence = run.evidence.map((one) => ({
        ...one,
        exchanges: one.exchanges.map((exchange) =>
          exchange.response === null || exchange.id !== ids[which % ids.length]
            ? exchange
            : {
                ...exchange,
                response: { ...exchange.response, headers: [...exchange.response.headers, leak] },
              },
        ),
      }));
      return rank(judged(contract, { ...run, evidence })) >= rank(judged(contract, run));
    }),
    runs(150),
  );
});

test('a ledger moves verdicts on the contract only, and makes nothing dark bright', async () => {
  const contract = await contractOf();
  const moves: Readonly<Record<string, readonly string[]>> = {
    pass: ['fixed'],
    lenient: ['deviation', 'changed'],
    fail: ['deviation', 'changed'],
  };
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyRun(contract), fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }), (run, choices) => {
      const before = judged(contract, run);
      const other: Fingerprint = { status: 418, code: null, findings: ['no-such-finding'] };
      const entries = before.flatMap(({ planned, judgement, exchanges }, index) => {
        const choice = choices[index % choices.length];
        const fingerprint = choice === 1 ? fingerprintOf(judgement, exchanges) : other;
        return choice === 0 ? [] : [{ case: planned.id, fingerprint, reason: 'Known.', since: '2026-01-01' }];
      });
      const known = new Set(entries.map((entry) => entry.case));
      const after = judged(contract, run, { subject: 'Any', entries });
      return after.every(({ planned, judgement }, index) => {
        const was = before[index]?.judgement.verdict ?? '';
        seen.add(`${was} ${judgement.verdict}`);
        const allowed = known.has(planned.id) ? (moves[was] ?? [was]) : [was];
        return allowed.includes(judgement.verdict);
      });
    }),
    runs(100),
  );
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'infra infra',
      'inconclusive inconclusive',
      'fail deviation',
      'fail changed',
      'pass fixed',
    ]),
  );
});

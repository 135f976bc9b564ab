import { expect, test } from '@playwright/test';
import type { Json } from '../../../../src/contract/contract.ts';
import { judgeGeneratedByBaseline } from '../../../../src/evaluate/baseline/judge-generated-by-baseline.ts';
import type { LedgerEntry } from '../../../../src/evaluate/baseline/ledger.ts';
import { judgeCase } from '../../../../src/evaluate/judge/judge-case.ts';
import { recordedRequest } from '../../../../src/evaluate/judge/recorded-request.ts';
import type { PlannedRequest } from '../../../../src/plan/case.ts';
import { expectationOf } from '../../../../src/plan/generated/expectation.ts';
import { draftOf, plannedRequest, type RequestDraft } from '../../../../src/plan/planned-request.ts';
import { contractOf, makeCase } from '../context.ts';
import { type ExchangeDraft, failed, makeAll, page, refused, success } from '../make-exchange.ts';

const generates = { runs: 10, seed: 7 };
const malformed = makeCase('outcome', {
  id: 'dialog-id-malformed/generated',
  clause: 'dialog-id-malformed',
  generates,
});
const empty = refused(400, 'DIALOG_ID_EMPTY');

/** What an exchange records of a planned request. */
function recordOf(request: PlannedRequest | undefined) {
  return request === undefined ? {} : { key: request.key, planned: draftOf(request) };
}

/** Judges answers to requests that no plan holds. */
async function judged(
  responses: readonly (readonly [Json | RequestDraft, ExchangeDraft])[],
  planned = malformed,
) {
  const contract = await contractOf();
  const isDraft = (value: unknown): value is RequestDraft =>
    typeof value === 'object' && value !== null && 'parameters' in value;
  const drafts = responses.map(([given, response]) => {
    const draft = isDraft(given) ? given : { parameters: { DIALOG_ID: given as Json } };
    return { ...response, request: plannedRequest(contract, draft) };
  });
  const exchanges = makeAll(drafts).map(({ exchange }, index) => ({
    ...exchange,
    ...recordOf(drafts[index]?.request),
  }));
  return { judgement: judgeCase(contract, planned, exchanges), exchanges };
}

test('generated requests whose class is answered as documented pass, and it is said how many', async () => {
  const { judgement } = await judged([
    ['äö', empty],
    [[], empty],
  ]);

  expect(judgement).toMatchObject({
    verdict: 'pass',
    reason: 'The clause holds for all 2 generated requests (seed 7).',
  });
});

test('failures of one kind are told once, by the smallest request', async () => {
  const { judgement, exchanges } = await judged([
    ['a longer text', success],
    ['ö', success],
    ['right', empty],
    ['öö', success],
  ]);

  expect(judgement.verdict).toBe('fail');
  expect(judgement.findings).toMatchObject([{ code: 'unexpected-success', exchange: exchanges[1]?.id }]);
  expect(judgement.findings[0]?.message).toContain('(the smallest of 3 such generated requests, seed 7)');
});

test('requests of other classes, of several or of none are not judged', async () => {
  const { judgement } = await judged([
    ['chatX', success],
    ['chat13', refused(403, 'ACCESS_ERROR')],
    ['13', success],
    ['sg5', success],
    [13, success],
  ]);

  expect(judgement).toMatchObject({ verdict: 'inconclusive', findings: [{ code: 'nothing-to-judge' }] });
});

test('a crash, a limit and a lost answer are nobody’s outcome here', async () => {
  const verdictOf = async (response: ExchangeDraft) => (await judged([['x', response]])).judgement.verdict;
  const crash: ExchangeDraft = { ...page(500), confirmed: { control: success, again: page(500) } };

  expect(await verdictOf(crash)).toBe('inconclusive');
  expect(await verdictOf(refused(503, 'QUERY_LIMIT_EXCEEDED'))).toBe('inconclusive');
  expect(await verdictOf(failed('timeout'))).toBe('infra');
});

const zero = makeCase('outcome', { id: 'zero-ids/generated', clause: 'zero-ids', generates });
const huge = makeCase('outcome', { id: 'huge-ids/generated', clause: 'huge-ids', generates });
const another = makeCase('same-outcome', { clause: 'same-by-any-encoding', generates });

test('a response that is tolerated is told, one that is as good as another is not', async () => {
  const tolerated = await judged([['0', refused(403, 'ACCESS_ERROR')]], zero);
  const chosen = await judged([['99999999999999999999', refused(403, 'ACCESS_ERROR')]], huge);

  expect(tolerated.judgement).toMatchObject({
    verdict: 'lenient',
    findings: [{ code: 'accepted-alternative' }],
  });
  expect(chosen.judgement).toMatchObject({ verdict: 'pass', findings: [] });
});

test('trouble hides its own request only', async () => {
  const limited = refused(503, 'QUERY_LIMIT_EXCEEDED');
  const { judgement } = await judged([
    ['x', limited],
    ['y', empty],
  ]);

  expect(judgement).toMatchObject({
    verdict: 'pass',
    reason: 'The clause holds for all 1 generated requests (seed 7).',
  });
  expect((await judged([['chatX', failed('timeout')]])).judgement.findings).toMatchObject([
    { code: 'nothing-to-judge' },
  ]);
});

test('a request without its reference, or whose reference alone is answered, is not compared', async () => {
  const parameters = { DIALOG_ID: 'x' };
  const twice = { parameters, query: parameters, encoding: 'post-form' } as const;
  const crash: ExchangeDraft = { ...page(500), confirmed: { control: success, again: page(500) } };
  const verdicts = [
    await judged([[twice, success]], another),
    await judged(
      [
        [{ parameters }, success],
        [twice, crash],
      ],
      another,
    ),
    await judged([['x', success]], makeCase('wishful', { clause: 'no-crash', generates })),
  ].map(({ judgement }) => judgement.verdict);

  expect(verdicts).toEqual(['inconclusive', 'inconclusive', 'inconclusive']);
});

test('the first of several smallest requests is named, and no more than twelve kinds of failure', async () => {
  const same = await judged([
    ['ä', success],
    ['ö', success],
  ]);
  const kinds = Array.from(
    { length: 14 },
    (_, index) => ['ö'.repeat(index + 1), refused(403, `E${index}`)] as const,
  );

  expect(same.judgement.findings.map(({ exchange }) => exchange)).toEqual([1]);
  expect((await judged(kinds)).judgement.findings).toHaveLength(12);
  expect((await judged(kinds)).judgement.reason).toContain('another code than the documented one');
});

test('what an evidence file says of no request is passed over', async () => {
  const { exchanges } = await judged([['ö', empty]]);
  const strange = exchanges.map((exchange) => ({ ...exchange, key: 'call profile' }));

  expect(judgeCase(await contractOf(), malformed, [...strange, ...exchanges]).verdict).toBe('pass');
});

test('where nothing but trouble was seen, a check of every response says which', async () => {
  const crashes = makeCase('no-crash', { clause: 'no-crash', generates });
  const told = async (response: ExchangeDraft) => (await judged([['x', response]], crashes)).judgement;

  expect(await told(page(502))).toMatchObject({
    verdict: 'infra',
    findings: [{ code: 'non-portal-response' }],
  });
  expect(await told(failed('refused'))).toMatchObject({ verdict: 'infra', findings: [{ code: 'refused' }] });
});

test('without evidence there is no pass', async () => {
  expect((await judged([])).judgement.verdict).toBe('inconclusive');
});

test('the same parameters by another way are held against a JSON body', async () => {
  const contract = await contractOf();
  const planned = makeCase('same-outcome', { clause: 'same-by-any-encoding', generates });
  const own = { DIALOG_ID: 'x' };
  const twice = plannedRequest(contract, { parameters: own, query: own, encoding: 'post-form' });
  const contradiction = plannedRequest(contract, { parameters: own, query: { dialog_id: 'y' } });
  const { judgement } = await judged(
    [
      [{ parameters: own }, empty],
      [{ parameters: own, query: own, encoding: 'post-form' }, success],
    ],
    planned,
  );

  expect(expectationOf(contract, planned, twice)?.requests.map(({ key }) => key)).toEqual([
    plannedRequest(contract, { parameters: own }).key,
    twice.key,
  ]);
  expect(expectationOf(contract, planned, contradiction)).toBeNull();
  expect(judgement).toMatchObject({ verdict: 'fail', findings: [{ code: 'other-outcome' }] });
});

test('an exchange records the whole request, and a record that does not match its key is passed over', async () => {
  const contract = await contractOf();
  const drafts: readonly RequestDraft[] = [
    { parameters: { DIALOG_ID: '\ud800#}"', __proto__: { a: 1 } } },
    { encoding: 'get-query', suffix: '.json', rawQuery: 'a=%', repetition: '3' },
    { raw: { contentType: 'x', base64: 'AA==' }, query: { B: { $fixture: 'chat' } } },
  ];
  const [seen] = makeAll([success]);
  if (seen === undefined) throw new Error('There is no exchange.');
  const recorded = (key: string, planned: unknown) =>
    recordedRequest(contract, { ...seen.exchange, key, planned: planned as RequestDraft });
  for (const draft of drafts) {
    const request = plannedRequest(contract, draft);
    const evidence: unknown = JSON.parse(JSON.stringify(draftOf(request)));
    expect(recorded(request.key, evidence)).toEqual(request);
    expect(recorded('another', evidence)).toBeNull();
  }
  const { key } = plannedRequest(contract, {});
  const strange = [undefined, null, 'text', [], {}, { method: 1 }, { method: 'm', encoding: 'post-json' }];
  expect(strange.map((planned) => recorded(key, planned))).toEqual(strange.map(() => null));
});

const entry: LedgerEntry = {
  case: 'dialog-id-malformed/malformed-user-id',
  fingerprint: { status: 200, code: null, findings: ['unexpected-success'] },
  reason: 'It is known to take anything.',
  since: '2026-01-01',
};

test('a failure that a named case of the clause is known for deviates as known', async () => {
  const { judgement, exchanges } = await judged([['ö', success]]);
  const weighed = judgeGeneratedByBaseline(judgement, [entry], exchanges, '2026-02-02');

  expect(weighed).toMatchObject({
    verdict: 'deviation',
    reason: `Known of ${entry.case} since 2026-01-01: It is known to take anything.`,
  });
});

test('another failure beside it is news, and comes first', async () => {
  const { judgement, exchanges } = await judged([
    ['ö', success],
    ['öö', refused(403, 'OTHER')],
  ]);
  const weighed = judgeGeneratedByBaseline(judgement, [entry], exchanges, '2026-02-02');

  expect(weighed.verdict).toBe('fail');
  expect(weighed.reason).toContain('Received: 403 OTHER.');
  expect(weighed.findings.map(({ code }) => code)).toEqual(['wrong-code', 'unexpected-success']);
});

test('an entry is no reason to call a pass fixed, nor to call trouble known', async () => {
  const passed = await judged([['ö', empty]]);
  const unseen = await judged([['ö', failed('timeout')]]);

  expect(judgeGeneratedByBaseline(passed.judgement, [entry], passed.exchanges, '2026-02-02')).toBe(
    passed.judgement,
  );
  expect(judgeGeneratedByBaseline(unseen.judgement, [entry], unseen.exchanges, '2026-02-02').verdict).toBe(
    'infra',
  );
});

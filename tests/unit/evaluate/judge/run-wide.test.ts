import { expect, test } from '@playwright/test';
import { createPortalJudge } from '../../../../src/evaluate/judge/portal-kind.ts';
import type { Case, RunWide } from '../../../../src/plan/case.ts';
import { contractOf, makeCase } from '../context.ts';
import { type ExchangeDraft, eachTime, failed, makeAll, page, refused, success } from '../make-exchange.ts';
import { inWords } from '../sample-finding.ts';

const html = (draft: ExchangeDraft): ExchangeDraft => ({
  ...draft,
  headers: [['Content-Type', 'text/html']],
});

function runWideCase(check: string, clause: string, runWide: RunWide, given: Partial<Case> = {}): Case {
  return makeCase(check, { id: `${clause}/${runWide}`, clause, runWide, ...given });
}

async function judgeOf(planned: Case) {
  const contract = await contractOf();
  return createPortalJudge({ contract, plan: [planned], selection: null, ledger: null, today: '2026-11-22' });
}

/** Shows responses, each as a case of its own, and judges. */
async function judgedRunWide(planned: Case, drafts: readonly ExchangeDraft[]) {
  const judge = await judgeOf(planned);
  const all = makeAll(drafts.map((draft, repetition) => ({ ...draft, repetition })));
  for (const { request, exchange } of all)
    judge.take(makeCase('outcome', { steps: [{ together: false, requests: [request] }] }), {
      exchanges: [exchange],
    });
  return judge.take(planned, { exchanges: [] });
}

const types = runWideCase('content-type', 'content-type', 'every-success');

test('a clause that holds in all responses passes, says in how many, and shows one', async () => {
  const {
    judgement,
    exchanges,
    responsesJudged: count,
  } = await judgedRunWide(types, [success, success, refused(400, 'X')]);

  expect(judgement).toEqual({
    verdict: 'pass',
    reason: 'The clause holds in all 2 such responses of the run.',
    findings: [],
  });
  expect(exchanges.map(({ id }) => id)).toEqual([1]);
  expect(count).toBe(2);
});

test('equal findings are listed three times and counted', async () => {
  const drafts = Array.from({ length: 10 }, (_, index) => (index < 4 ? success : html(success)));
  const { judgement, exchanges, responsesJudged: count } = await judgedRunWide(types, drafts);

  expect(judgement.verdict).toBe('fail');
  expect(judgement.reason).toContain('The response is not declared as JSON. (6 of 10 responses)');
  expect(judgement.findings.map(({ code, exchange }) => [code, exchange])).toEqual([
    ['wrong-content-type', 5],
    ['wrong-content-type', 6],
    ['wrong-content-type', 7],
  ]);
  expect(judgement.findings[0]?.message).toBe('The response is not declared as JSON. (6 of 10 responses)');
  expect(judgement.findings[1]?.message).toBe('The response is not declared as JSON.');
  expect(exchanges.map(({ id }) => id)).toEqual([5, 6, 7]);
  expect(count).toBe(10);
});

test('one wrong response among many is enough', async () => {
  const drafts = Array.from({ length: 200 }, (_, index) => (index === 150 ? html(success) : success));

  expect((await judgedRunWide(types, drafts)).judgement).toMatchObject({
    verdict: 'fail',
    findings: [{ exchange: 151, message: 'The response is not declared as JSON.' }],
  });
});

test('different findings are kept apart', async () => {
  const drafts = [html(success), { ...success, headers: [] }, html(success)];

  expect((await judgedRunWide(types, drafts)).judgement.findings.map(({ code }) => code)).toEqual([
    'wrong-content-type',
    'wrong-content-type',
    'no-content-type',
  ]);
});

test('only responses of the kind that a case is about are judged', async () => {
  const errors = runWideCase('content-type', 'content-type', 'every-error');
  const drafts = [html(success), refused(400, 'X')];

  expect((await judgedRunWide(errors, drafts)).judgement.verdict).toBe('pass');
  expect((await judgedRunWide(types, drafts)).judgement.verdict).toBe('fail');
});

test('what cannot be read counts as the kind that its status claims', async () => {
  const text = (runWide: RunWide) => runWideCase('one-json-text', 'one-json-text', runWide);
  const verdict = async (runWide: RunWide, draft: ExchangeDraft) =>
    (await judgedRunWide(text(runWide), [eachTime(draft)])).judgement.verdict;

  expect(await verdict('every-success', { status: 200, body: '{' })).toBe('fail');
  expect(await verdict('every-error', { status: 200, body: '{' })).toBe('inconclusive');
  expect(await verdict('every-error', { status: 400, body: '{' })).toBe('fail');
  expect(await verdict('every-success', { status: 400, body: '{' })).toBe('inconclusive');
});

test('what can be read is of the kind that its body says, whatever its status', async () => {
  const error = html({ status: 200, body: { error: 'X', error_description: 'Words.' } });

  expect((await judgedRunWide(types, [error])).judgement.findings.map(({ code }) => code)).toEqual([
    'nothing-to-judge',
  ]);
});

test('an exchange with several findings is shown once, and no more than three are', async () => {
  const shapes = runWideCase('time-shape', 'time-shape', 'every-success');
  const odd: ExchangeDraft = { status: 200, body: { result: true, time: { start: 'x', finish: 'y' } } };
  const bare: ExchangeDraft = { ...success, headers: [] };
  const one = await judgedRunWide(shapes, [odd]);
  const many = await judgedRunWide(types, [html(success), html(success), bare, bare, html(success)]);

  expect(one.judgement.findings.length).toBeGreaterThan(1);
  expect(one.exchanges.map(({ id }) => id)).toEqual([1]);
  expect(many.judgement.findings).toHaveLength(5);
  expect(many.exchanges.map(({ id }) => id)).toEqual([1, 2, 3]);
});

test('a run-wide case of every call judges failures too', async () => {
  const crashes = runWideCase('no-crash', 'no-crash', 'every-call');
  const crash: ExchangeDraft = {
    ...failed('reset'),
    confirmed: { control: success, again: failed('reset') },
  };

  expect((await judgedRunWide(crashes, [success, crash])).judgement).toMatchObject({
    verdict: 'fail',
    findings: [{ code: 'crash', exchange: 2 }],
  });
  expect((await judgedRunWide(crashes, [success, refused(500, 'X')])).judgement.verdict).toBe('fail');
});

test('where nothing of the kind was seen, the verdict says why: nothing came, or somebody else answered', async () => {
  expect(await judgedRunWide(types, [])).toMatchObject({
    judgement: { verdict: 'inconclusive', findings: [{ code: 'nothing-to-judge' }] },
    exchanges: [],
  });
  expect((await judgedRunWide(types, [refused(400, 'X')])).judgement.verdict).toBe('inconclusive');
  expect((await judgedRunWide(types, [failed('refused'), page(502)])).judgement).toMatchObject({
    verdict: 'infra',
    findings: [{ code: 'refused' }],
  });
  expect((await judgedRunWide(types, [page(502)])).judgement.verdict).toBe('infra');
  const limited = refused(503, 'QUERY_LIMIT_EXCEEDED');
  expect((await judgedRunWide(types, [limited, failed('refused')])).judgement.verdict).toBe('inconclusive');
  expect((await judgedRunWide(types, [failed('reset'), success])).judgement.verdict).toBe('pass');
});

test('an exchange that several cases share is looked at once', async () => {
  const judge = await judgeOf(types);
  const [one] = makeAll([html(success)]);
  const planned = makeCase('outcome', {
    steps: [{ together: false, requests: one === undefined ? [] : [one.request] }],
  });
  for (let repetition = 0; repetition < 5; repetition += 1)
    judge.take(planned, { exchanges: one === undefined ? [] : [one.exchange] });

  expect(judge.take(types, { exchanges: [] })).toMatchObject({
    responsesJudged: 1,
    judgement: { verdict: 'fail' },
  });
});

test('a case that is not run-wide is not judged by what was seen', async () => {
  const planned = makeCase('outcome', { clause: 'accepts-chat' });

  expect(await judgedRunWide(planned, [success])).toMatchObject({
    exchanges: [],
    judgement: { verdict: 'inconclusive' },
  });
});

test('a case that is not run-wide, or whose check is unknown, sees nothing', async () => {
  const { runWide: _, ...silent } = types;

  for (const planned of [silent, { ...types, check: 'wishful' }])
    expect((await judgedRunWide(planned, [failed('refused')])).judgement.findings).toMatchObject([
      { code: 'nothing-to-judge' },
    ]);
});

test('a run-wide SHOULD clause is lenient where it is broken', async () => {
  const sizes = runWideCase('answer-size', 'answer-size', 'every-success', { level: 'SHOULD' });

  expect((await judgedRunWide(sizes, [{ ...success, bytes: 70_000 }])).judgement.verdict).toBe('lenient');
});

const repeats = runWideCase('same-in-run', 'same-again', 'every-call');
const batch = (time: number, outcome: object): ExchangeDraft => ({
  request: { method: 'batch' },
  body: { result: { ...outcome, result_time: { c0: { start: time } } } },
});

test('an equal request that ends otherwise anywhere in a run is found', async () => {
  const other = { ...refused(403, 'ACCESS_ERROR'), request: { parameters: { DIALOG_ID: 'other' } } };
  const { judgement, responsesJudged: count } = await judgedRunWide(repeats, [
    success,
    other,
    success,
    refused(403, 'ACCESS_ERROR'),
    other,
    success,
  ]);

  expect(judgement.verdict).toBe('fail');
  expect(judgement.findings.map(inWords)).toMatchObject([
    { code: 'changed-outcome', exchange: 4, expected: '200 with result true', received: '403 ACCESS_ERROR' },
  ]);
  expect(count).toBe(4);
});

test('repeats that agree, or of which one could not be judged, are no contradiction', async () => {
  const limited = refused(503, 'QUERY_LIMIT_EXCEEDED');
  const { judgement } = await judgedRunWide(repeats, [
    success,
    limited,
    failed('timeout'),
    page(502),
    success,
  ]);

  expect(judgement).toMatchObject({ verdict: 'pass', findings: [] });
});

test('a run that repeats nothing decides nothing', async () => {
  expect((await judgedRunWide(repeats, [success])).judgement.verdict).toBe('inconclusive');
});

test('batches are compared by results and codes, not by their clocks', async () => {
  const failing = (code: string) => ({ result: [], result_error: { c0: { error: code } } });
  const verdictOf = async (one: object, next: object) =>
    (await judgedRunWide(repeats, [batch(1, one), batch(2, next)])).judgement.verdict;

  expect(await verdictOf({ result: { c0: true } }, { result: { c0: true } })).toBe('pass');
  expect(await verdictOf({ result: { c0: true } }, { result: { c0: 1 } })).toBe('fail');
  expect(await verdictOf(failing('X'), failing('X'))).toBe('pass');
  expect(await verdictOf(failing('X'), failing('Y'))).toBe('fail');
  expect(await verdictOf(failing('X'), { result: { c0: true }, result_error: [] })).toBe('fail');
  const bare = (result: unknown): ExchangeDraft => ({ request: { method: 'batch' }, body: { result } });
  const codes = [refused(400, 'X'), refused(400, 'Y')].map((one) => ({
    ...one,
    request: { method: 'batch' },
  }));
  const pairs = [[bare(null), bare(null)], [bare(true), bare({})], codes] as const;
  const verdicts = await Promise.all(
    pairs.map(async (pair) => (await judgedRunWide(repeats, pair)).judgement.verdict),
  );
  expect(verdicts).toEqual(['pass', 'fail', 'fail']);
});

test('results of other methods are compared as a whole', async () => {
  const profile = (ID: number): ExchangeDraft => ({
    request: { method: 'profile' },
    body: { result: { ID } },
  });

  expect((await judgedRunWide(repeats, [profile(1), profile(2)])).judgement.verdict).toBe('fail');
  expect((await judgedRunWide(repeats, [profile(1), profile(1)])).judgement.verdict).toBe('pass');
});

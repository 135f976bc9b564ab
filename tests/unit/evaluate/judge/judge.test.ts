import { expect, test } from '@playwright/test';
import { createPortalJudge, type PortalJudgeOptions } from '../../../../src/evaluate/judge/portal-kind.ts';
import type { Case } from '../../../../src/plan/case.ts';
import { draftOf, plannedRequest } from '../../../../src/plan/planned-request.ts';
import { selectionOf } from '../../../../src/plan/select-cases.ts';
import { contractOf, makeCase } from '../context.ts';
import { type ExchangeDraft, makeAll, refused, success } from '../make-exchange.ts';

/** A case of the clause `accepts-chat` with one request, and its exchange. */
function one(name: string, draft: ExchangeDraft, id = 1) {
  const [seen] = makeAll([{ id, request: { parameters: { DIALOG_ID: name } }, ...draft }]);
  if (seen === undefined) throw new Error('One exchange is made.');
  const planned = makeCase('outcome', {
    id: `accepts-chat/${name}`,
    clause: 'accepts-chat',
    steps: [{ together: false, requests: [seen.request] }],
    prefers: [{ status: 200 }],
  });
  return { planned, evidence: { exchanges: [seen.exchange] } };
}

async function judgeOf(plan: readonly Case[], options: Partial<PortalJudgeOptions> = {}) {
  return createPortalJudge({
    contract: await contractOf(),
    plan,
    selection: null,
    ledger: null,
    today: '2026-11-22',
    ...options,
  });
}

/** Where nobody looks at the exchanges of a case. */
const none = () => [];

const watcher = makeCase('content-type', {
  id: 'content-type/every-success',
  clause: 'content-type',
  runWide: 'every-success',
});

test('a case is judged as it is taken, and stays so', async () => {
  const good = one('good', success);
  const bad = one('bad', refused(403, 'X'), 2);
  const judge = await judgeOf([good.planned, bad.planned]);
  const live = [judge.take(good.planned, good.evidence), judge.take(bad.planned, bad.evidence)];

  expect(live.map(({ judgement }) => judgement.verdict)).toEqual(['pass', 'fail']);
  const kept = new Map([good, bad].map(({ planned, evidence }) => [planned.id, evidence.exchanges]));
  expect(
    judge.conclude(
      () => 'never asked',
      ({ id }) => kept.get(id) ?? [],
    ),
  ).toEqual(live);
});

test('a run-wide case is judged anew at the end, by all that came meanwhile', async () => {
  const good = one('good', success);
  const late = one('late', { ...success, headers: [] }, 2);
  const judge = await judgeOf([watcher, good.planned, late.planned]);
  judge.take(good.planned, good.evidence);

  expect(judge.take(watcher, { exchanges: [] }).judgement.verdict).toBe('pass');
  judge.take(late.planned, late.evidence);
  const [last] = judge.conclude(() => '', none);
  expect(last).toMatchObject({ responsesJudged: 2, judgement: { verdict: 'fail' }, exchanges: [{ id: 2 }] });
});

test('the judge keeps no exchanges: those of a case are asked for when they are looked at', async () => {
  const good = one('good', success);
  const judge = await judgeOf([good.planned]);
  judge.take(good.planned, good.evidence);
  const asked: string[] = [];
  const [last] = judge.conclude(
    () => '',
    ({ id }) => {
      asked.push(id);
      return good.evidence.exchanges;
    },
  );

  expect(last?.judgement.verdict).toBe('pass');
  expect(asked).toEqual([]);
  expect(last?.exchanges).toEqual(good.evidence.exchanges);
  expect(asked).toEqual(['accepts-chat/good']);
});

test('a case without evidence is not-run, with the reason', async () => {
  const good = one('good', success);
  const judge = await judgeOf([good.planned, watcher]);

  const all = judge.conclude(({ id }) => `Not run: ${id}.`, none);
  expect(all.flatMap(({ exchanges }) => exchanges)).toEqual([]);
  expect(all.map(({ judgement }) => judgement)).toEqual([
    { verdict: 'not-run', reason: 'Not run: accepts-chat/good.', findings: [] },
    { verdict: 'not-run', reason: 'Not run: content-type/every-success.', findings: [] },
  ]);
});

test('a case that could not be run is not-run, and inconclusive where it was asked for by name', async () => {
  const { planned } = one('good', success);
  const evidence = { exchanges: [], notRun: 'Not run: B24_CHAT_DIALOG_ID is not set.' };
  const verdictWith = async (only: string | null) => {
    const judge = await judgeOf([planned], { selection: selectionOf(only) });
    const { judgement } = judge.take(planned, evidence);
    expect(judgement.reason).toBe(evidence.notRun);
    return judgement.verdict;
  };

  expect(await verdictWith(null)).toBe('not-run');
  expect(await verdictWith('accepts-chat')).toBe('not-run');
  expect(await verdictWith('accepts-*')).toBe('not-run');
  expect(await verdictWith('accepts-chat/good')).toBe('inconclusive');
});

test('a case that was not run satisfies no entry of the ledger', async () => {
  const { planned } = one('good', success);
  const entry = {
    case: planned.id,
    fingerprint: { status: 403, code: 'X', findings: ['unexpected-error'] },
    reason: 'r',
    since: '2026-01-01',
  };
  const judge = await judgeOf([planned], { ledger: { subject: 's', entries: [entry] } });

  expect(judge.take(planned, { exchanges: [], notRun: 'Not run.' })).toMatchObject({
    judgement: { verdict: 'not-run' },
    entry: undefined,
  });
  const bad = one('good', refused(403, 'X'));
  expect(judge.take(planned, bad.evidence)).toMatchObject({ judgement: { verdict: 'deviation' }, entry });
  expect(judge.take(planned, one('good', success).evidence).judgement.verdict).toBe('fixed');
});

test('generated requests deviate as a named case of their clause is known to, and of no other', async () => {
  const named = makeCase('outcome', { id: 'dialog-id-malformed/named', clause: 'dialog-id-malformed' });
  const generated = makeCase('outcome', {
    id: 'dialog-id-malformed/generated',
    clause: 'dialog-id-malformed',
    generates: { runs: 1, seed: 7 },
  });
  const elsewhere = makeCase('outcome', { id: 'zero-ids/zero-chat', clause: 'zero-ids' });
  const contract = await contractOf();
  const request = plannedRequest(contract, { parameters: { DIALOG_ID: 'ö' } });
  const [seen] = makeAll([{ ...success, request }]);
  const exchanges =
    seen === undefined ? [] : [{ ...seen.exchange, key: request.key, planned: draftOf(request) }];
  const entry = {
    fingerprint: { status: 200, code: null, findings: ['unexpected-success'] },
    reason: 'It is known.',
    since: '2026-01-01',
  };
  const verdictWith = async (id: string) => {
    const ledger = { subject: 'A portal', entries: [{ ...entry, case: id }] };
    const judge = await judgeOf([named, generated, elsewhere], { ledger });
    return judge.take(generated, { exchanges });
  };

  expect(await verdictWith(named.id)).toMatchObject({
    judgement: { verdict: 'deviation' },
    entry: undefined,
    exchanges,
  });
  expect((await verdictWith(elsewhere.id)).judgement.verdict).toBe('fail');
});

test('a run-wide case judges generated requests too', async () => {
  const generated = makeCase('no-crash', {
    id: 'no-crash/generated',
    clause: 'no-crash',
    generates: { runs: 1, seed: 7 },
  });
  const request = plannedRequest(await contractOf(), { parameters: { DIALOG_ID: 'ö' } });
  const [seen] = makeAll([{ ...success, headers: [], request }]);
  const exchanges =
    seen === undefined ? [] : [{ ...seen.exchange, key: request.key, planned: draftOf(request) }];
  const judge = await judgeOf([watcher, generated]);
  judge.take(watcher, { exchanges: [] });
  judge.take(generated, { exchanges });

  expect(judge.conclude(() => 'never asked', none)[0]).toMatchObject({
    judgement: { verdict: 'fail' },
    responsesJudged: 1,
  });
});

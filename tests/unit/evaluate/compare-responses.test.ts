import { expect, test } from '@playwright/test';
import { caseFindings } from './context.ts';
import { type ExchangeDraft, eachTime, failed, page, refused, success } from './make-exchange.ts';
import { inWords } from './sample-finding.ts';

const denied = refused(403, 'ACCESS_ERROR');
const empty = refused(400, 'DIALOG_ID_EMPTY');
const crash: ExchangeDraft = { ...page(500), confirmed: { control: success, again: page(500) } };

type Row = readonly [reference: ExchangeDraft, variant: ExchangeDraft, found: string];

const pairs: Readonly<Record<string, Row>> = {
  'two successes': [success, success, ''],
  'successes at other times': [success, { body: { time: { start: 1 }, result: true } }, ''],
  'equal errors in other words': [
    denied,
    { status: 403, body: { error: 'ACCESS_ERROR', error_description: 'Доступ запрещён' } },
    '',
  ],
  'equal errors, one pretty-printed': [
    denied,
    { status: 403, body: JSON.stringify(denied.body, null, 2) },
    '',
  ],
  'equal answers with other headers': [
    success,
    { ...success, headers: [['content-type', 'application/json']] },
    '',
  ],
  'equal wrong results': [{ body: { result: [1] } }, { body: { result: [1] } }, ''],
  'two crashes': [crash, { ...failed('reset'), confirmed: { control: success, again: failed('reset') } }, ''],
  'a success, then an error': [success, denied, 'other-outcome violation'],
  'an error, then a success': [denied, success, 'other-outcome violation'],
  'another code': [denied, refused(403, 'OTHER'), 'other-outcome violation'],
  'another status': [denied, refused(400, 'ACCESS_ERROR'), 'other-outcome violation'],
  'a success at another status': [success, { ...success, status: 201 }, 'other-outcome violation'],
  'another result': [success, { body: { result: 'true' } }, 'other-outcome violation'],
  'an error beside the result': [success, { body: { result: true, error: 'X' } }, 'other-outcome violation'],
  'a response, then a crash': [denied, crash, 'other-outcome violation'],
  'a response, then a limit': [success, refused(503, 'QUERY_LIMIT_EXCEEDED'), 'rate-limited undecided'],
  'a limit, then a response': [refused(503, 'QUERY_LIMIT_EXCEEDED'), success, 'rate-limited undecided'],
  'a response, then nothing': [success, failed('timeout'), 'timeout unseen'],
  'nothing, then a response': [failed('dns'), success, 'dns unseen'],
  "somebody else's page": [success, page(502), 'non-portal-response unseen'],
  'a redirect': [success, { status: 301 }, 'redirected undecided'],
  'JSON that cannot be read': [denied, eachTime({ status: 403, body: '{' }), 'unreadable undecided'],
};

function told(findings: Awaited<ReturnType<typeof caseFindings>>): readonly string[] {
  return findings.map(({ code, weight }) => `${code} ${weight}`);
}

for (const [name, [reference, variant, found]] of Object.entries(pairs)) {
  test(`same-outcome: ${name}`, async () => {
    const findings = await caseFindings('same-outcome', [reference, variant]);

    expect(told(findings)).toEqual(found === '' ? [] : [found]);
    if (found.startsWith('other-outcome')) expect(findings[0]?.exchange).toBe(2);
  });

  test(`no-parameters: ${name}`, async () => {
    expect(told(await caseFindings('no-parameters', [reference, variant]))).toEqual(
      found === '' ? [] : [found],
    );
  });
}

test('same-outcome compares the last exchange with the first', async () => {
  expect(told(await caseFindings('same-outcome', [success, denied, success]))).toEqual([]);
  expect(told(await caseFindings('same-outcome', [success, success, denied]))).toEqual([
    'other-outcome violation',
  ]);
  expect(told(await caseFindings('same-outcome', []))).toEqual([]);
});

test('same-outcome and no-parameters say what both calls came to', async () => {
  const words = { expected: '200 with result true', received: '403 ACCESS_ERROR' };

  expect((await caseFindings('same-outcome', [success, denied])).map(inWords)).toMatchObject([words]);
  expect((await caseFindings('no-parameters', [success, success, denied])).map(inWords)).toMatchObject([
    words,
  ]);
  expect(await caseFindings('no-parameters', [])).toEqual([]);
});

test('no-parameters takes a documented response too, at its status only', async () => {
  const prefers = [{ status: 400, code: 'DIALOG_ID_EMPTY' }];
  const accepts = [{ status: 403, code: 'ACCESS_ERROR' }];
  const judged = async (variant: ExchangeDraft) =>
    told(await caseFindings('no-parameters', [refused(400, 'CHAT_ID_EMPTY'), variant], { prefers, accepts }));

  expect(await judged(empty)).toEqual([]);
  expect(await judged(denied)).toEqual([]);
  expect(await judged(refused(400, 'CHAT_ID_EMPTY'))).toEqual([]);
  expect(await judged(refused(500, 'DIALOG_ID_EMPTY'))).toEqual(['other-outcome violation']);
  expect(await judged(success)).toEqual(['other-outcome violation']);
});

/** Calls in turn: a letter names the request, repetitions have keys of their own. */
function repetitions(
  ...calls: readonly (readonly [name: string, draft: ExchangeDraft])[]
): readonly ExchangeDraft[] {
  return calls.map(([name, draft], index) => ({
    ...draft,
    request: { parameters: { DIALOG_ID: name } },
    repetition: index,
  }));
}

test('same-again: equal calls with equal outcomes are right, in a row and in turn', async () => {
  const row = Array.from({ length: 21 }, () => ['a', denied] as const);

  expect(told(await caseFindings('same-again', repetitions(...row)))).toEqual([]);
  expect(
    told(
      await caseFindings(
        'same-again',
        repetitions(['a', denied], ['b', success], ['a', denied], ['b', success], ['c', empty]),
      ),
    ),
  ).toEqual([]);
  expect(told(await caseFindings('same-again', []))).toEqual([]);
});

test('same-again: one call in many that ends otherwise is found and counted', async () => {
  const row = Array.from({ length: 21 }, (_, index) => ['a', index === 17 ? success : denied] as const);
  const [finding, ...others] = (await caseFindings('same-again', repetitions(...row))).map(inWords);

  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    code: 'changed-outcome',
    weight: 'violation',
    exchange: 18,
    expected: '403 ACCESS_ERROR',
    received: '200 with result true',
    message: 'Of 21 calls, 1 had another outcome than the same call before.',
  });
});

test('same-again: a code that is right for the first call only is found', async () => {
  const row = repetitions(['a', denied], ['a', empty], ['a', empty]);
  const [finding] = (await caseFindings('same-again', row)).map(inWords);

  expect(finding).toMatchObject({ code: 'changed-outcome', exchange: 2, received: '400 DIALOG_ID_EMPTY' });
  expect(finding?.message).toContain('Of 3 calls, 2 had');
});

test('same-again: what cannot be judged decides nothing, and hides no other outcome', async () => {
  const limited = refused(503, 'QUERY_LIMIT_EXCEEDED');

  expect(
    told(await caseFindings('same-again', repetitions(['a', denied], ['a', limited], ['a', denied]))),
  ).toEqual(['rate-limited undecided']);
  expect(told(await caseFindings('same-again', repetitions(['a', limited], ['a', limited])))).toEqual([
    'rate-limited undecided',
  ]);
  expect(told(await caseFindings('same-again', repetitions(['a', denied], ['a', failed('reset')])))).toEqual([
    'reset unseen',
  ]);
  expect(
    told(await caseFindings('same-again', repetitions(['a', limited], ['a', denied], ['a', success]))),
  ).toEqual(['changed-outcome violation']);
});

test('same-again: a crash among answers is another outcome', async () => {
  expect(told(await caseFindings('same-again', repetitions(['a', denied], ['a', crash])))).toEqual([
    'changed-outcome violation',
  ]);
});

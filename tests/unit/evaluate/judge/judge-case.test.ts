import { expect, test } from '@playwright/test';
import type { Level } from '../../../../src/contract/contract.ts';
import type { Weight } from '../../../../src/evaluate/finding.ts';
import {
  judgeCase,
  judgementOf,
  observationsOf,
  verdictOf,
} from '../../../../src/evaluate/judge/judge-case.ts';
import { nothingToJudge } from '../../../../src/evaluate/precondition.ts';
import { isCrash } from '../../../../src/evaluate/responsible.ts';
import { unmetPrecondition } from '../../../../src/evaluate/unmet-precondition.ts';
import type { Verdict } from '../../../../src/evaluate/verdict.ts';
import type { Case } from '../../../../src/plan/case.ts';
import { contractOf, makeCase } from '../context.ts';
import {
  type ExchangeDraft,
  eachTime,
  failed,
  makeAll,
  makeSeen,
  page,
  refused,
  success,
} from '../make-exchange.ts';
import { inWords, sampleFinding } from '../sample-finding.ts';

const found = (weight: Weight, message = `${weight}.`) => sampleFinding('crash', weight, { message });

/** The verdict of findings at the levels MUST, SHOULD and INFO. */
const rules: readonly (readonly [weights: readonly Weight[], must: Verdict, should: Verdict])[] = [
  [[], 'pass', 'pass'],
  [['observation'], 'pass', 'pass'],
  [['alternative'], 'lenient', 'lenient'],
  [['undecided'], 'inconclusive', 'inconclusive'],
  [['unseen'], 'infra', 'infra'],
  [['violation'], 'fail', 'lenient'],
  [['alternative', 'undecided'], 'inconclusive', 'inconclusive'],
  [['undecided', 'unseen'], 'infra', 'infra'],
  [['alternative', 'observation'], 'lenient', 'lenient'],
  [['unseen', 'violation'], 'fail', 'lenient'],
  [['observation', 'alternative', 'undecided', 'unseen', 'violation'], 'fail', 'lenient'],
];

for (const [weights, must, should] of rules) {
  test(`findings of weight ${weights.join(', ') || 'none'} make ${must} of a MUST, ${should} of a SHOULD`, () => {
    const findings = weights.map((weight) => found(weight));
    const verdicts = (['MUST', 'SHOULD', 'INFO'] as const).map((level: Level) => verdictOf(level, findings));

    expect(verdicts).toEqual([must, should, 'info']);
    expect(verdictOf('MUST', findings.toReversed())).toBe(must);
  });
}

test('the weightiest finding is the reason, and stands first', () => {
  const judgement = judgementOf('MUST', [
    found('observation'),
    found('undecided'),
    found('violation', 'Broken.'),
  ]);

  expect(judgement.reason).toBe('Broken. Received: r.');
  expect(judgement.findings.map(({ weight }) => weight)).toEqual(['violation', 'undecided', 'observation']);
  expect(judgementOf('MUST', [])).toEqual({
    verdict: 'pass',
    reason: 'The response is what the clause promises.',
    findings: [],
  });
});

/** A case with the requests of some exchanges, and these exchanges. */
function caseOf(check: string, drafts: readonly ExchangeDraft[], given: Partial<Case> = {}) {
  const all = makeAll(drafts);
  const planned = makeCase(check, {
    clause: 'accepts-chat',
    steps: [{ together: false, requests: all.map(({ request }) => request) }],
    prefers: [{ status: 200 }],
    ...given,
  });
  return { planned, exchanges: all.map(({ exchange }) => exchange) };
}

async function verdictFor(check: string, drafts: readonly ExchangeDraft[], given: Partial<Case> = {}) {
  const { planned, exchanges } = caseOf(check, drafts, given);
  const { verdict, findings } = judgeCase(await contractOf(), planned, exchanges);
  return [verdict, ...findings.map(({ code }) => code)].join(' ');
}

test('a case is judged by its check', async () => {
  expect(await verdictFor('outcome', [success])).toBe('pass');
  expect(await verdictFor('outcome', [refused(403, 'X')])).toBe('fail unexpected-error');
  expect(await verdictFor('outcome', [failed('refused')])).toBe('infra refused');
  expect(await verdictFor('outcome', [refused(503, 'QUERY_LIMIT_EXCEEDED')])).toBe(
    'inconclusive rate-limited',
  );
  expect(await verdictFor('record', [refused(403, 'X')], { level: 'INFO' })).toBe('info recorded');
  expect(
    await verdictFor('same-outcome', [success, { ...refused(403, 'X'), repetition: 2 }], { level: 'SHOULD' }),
  ).toBe('lenient other-outcome');
});

test('a case without evidence, or with an unknown check, decides nothing', async () => {
  const { planned } = caseOf('outcome', [success]);
  const contract = await contractOf();

  expect(judgeCase(contract, planned, []).verdict).toBe('inconclusive');
  expect(
    judgeCase(contract, planned, [{ ...makeSeen(success).exchange, key: 'of another request' }]).verdict,
  ).toBe('inconclusive');
  expect(await verdictFor('wishful', [success])).toBe('inconclusive nothing-to-judge');
});

test('a check of single responses judges each response it applies to', async () => {
  const typed = { ...success, headers: [['Content-Type', 'text/html']] as const };
  const one = (draft: ExchangeDraft, DIALOG_ID: string): ExchangeDraft => ({
    ...draft,
    request: { parameters: { DIALOG_ID } },
  });

  expect(await verdictFor('content-type', [one(success, 'a'), one(typed, 'b')])).toBe(
    'fail wrong-content-type',
  );
  expect(await verdictFor('content-type', [one(success, 'a'), one(failed('reset'), 'b')])).toBe('pass');
  expect(await verdictFor('content-type', [one(failed('reset'), 'a')])).toBe('infra reset');
  expect(await verdictFor('time-shape', [one(refused(400, 'X'), 'a')])).toBe('inconclusive nothing-to-judge');
  expect(await verdictFor('time-shape', [one(refused(400, 'X'), 'a'), one(failed('reset'), 'b')])).toBe(
    'infra reset',
  );
});

test('exchanges are paired with requests by key, in the order of the requests', () => {
  const all = makeAll(
    ['a', 'b', 'c'].map((DIALOG_ID) => ({ ...success, request: { parameters: { DIALOG_ID } } })),
  );
  const requests = all.map(({ request }) => request);
  const exchanges = all.map(({ exchange }) => exchange).reverse();

  expect(observationsOf(requests, exchanges).map(({ exchange }) => exchange.id)).toEqual([1, 2, 3]);
  expect(observationsOf(requests, exchanges.slice(1)).map(({ exchange }) => exchange.id)).toEqual([1, 2]);
});

test('the same exchanges get the same judgement, byte for byte, whenever it is made', async () => {
  const contract = await contractOf();
  const { planned, exchanges } = caseOf('outcome', [refused(403, 'X')]);
  const first = JSON.stringify(judgeCase(contract, planned, exchanges));

  expect(JSON.stringify(judgeCase(contract, planned, exchanges))).toBe(first);
  expect(
    JSON.stringify(
      judgeCase(contract, JSON.parse(JSON.stringify(planned)), JSON.parse(JSON.stringify(exchanges))),
    ),
  ).toBe(first);
});

/** What stands in the way of judging the content of a response; a crash is an outcome of its own. */
const unmetPreconditions: Readonly<Record<string, readonly [draft: ExchangeDraft, code: string]>> = {
  'a success': [success, ''],
  'an error': [refused(403, 'X'), ''],
  'a 500 in JSON': [refused(500, 'X'), 'crash'],
  'a 500 that calls itself JSON, each time': [eachTime({ status: 500, body: '' }), 'crash'],
  'a 500 that calls itself JSON, once': [{ status: 500, body: '' }, 'non-portal-response'],
  'a page at 500 that nothing confirms': [page(500), 'non-portal-response'],
  'a page while the control call brings a page': [
    { ...page(502), confirmed: { control: page(502), again: null } },
    'non-portal-response',
  ],
  'a page, an answered control call and a response': [
    { ...page(502), confirmed: { control: success, again: success } },
    'non-portal-response',
  ],
  'a page, an answered control call and the page again': [
    { ...page(502), confirmed: { control: success, again: page(502) } },
    'crash',
  ],
  'a reset, an answered control call and a reset again': [
    { ...failed('reset'), confirmed: { control: success, again: failed('reset') } },
    'crash',
  ],
  'a reset, an answered control call and a time-out': [
    { ...failed('reset'), confirmed: { control: success, again: failed('timeout') } },
    'crash',
  ],
  'a reset while nothing else is answered': [
    { ...failed('reset'), confirmed: { control: failed('reset'), again: null } },
    'reset',
  ],
  'a name that is not resolved': [failed('dns'), 'dns'],
  'a refused connection': [failed('refused'), 'refused'],
  'a certificate that is not trusted': [failed('tls'), 'tls'],
  'no answer in time': [failed('timeout'), 'timeout'],
  'a request that was not sent': [failed('not-sent'), 'not-sent'],
  'a redirect': [{ status: 302 }, 'redirected'],
  'a redirect that calls itself JSON': [{ status: 307, body: { result: true } }, 'redirected'],
  'a rate limit at 503': [refused(503, 'QUERY_LIMIT_EXCEEDED'), 'rate-limited'],
  'a load limit at 429': [refused(429, 'OPERATION_TIME_LIMIT'), 'rate-limited'],
  'JSON that cannot be read, once': [{ body: '{' }, 'non-portal-response'],
  'JSON that cannot be read, each time': [eachTime({ body: '{' }), 'unreadable'],
  'a list, each time': [eachTime({ body: '[]' }), 'unreadable'],
  'a page of a firewall for a suspicious input, each time': [
    eachTime({ ...page(403), request: { parameters: { DIALOG_ID: '<script>' } } }),
    'blocked',
  ],
  'a page of a firewall for a plain input, each time': [eachTime(page(403)), 'crash'],
  'an error in JSON of a gateway, once': [refused(502, 'upstream'), 'non-portal-response'],
  'an error in JSON under a gateway’s status, each time': [eachTime(refused(502, 'upstream')), 'crash'],
  'a refusal that the control call gets as well': [
    {
      ...refused(401, 'INVALID_CREDENTIALS'),
      confirmed: { control: refused(401, 'INVALID_CREDENTIALS'), again: null },
    },
    'portal-state',
  ],
  'a refusal of this call alone': [
    { ...refused(401, 'INVALID_CREDENTIALS'), confirmed: { control: refused(400, 'X'), again: null } },
    '',
  ],
  'a response that broke off': [{ body: '{"a', brokeOff: true }, 'incomplete'],
  'bytes that break the framing, then a reset': [
    { ...failed('protocol'), confirmed: { control: success, again: failed('reset') } },
    'protocol',
  ],
  'a response that broke off while the control call was not answered': [
    { body: '{"a', brokeOff: true, confirmed: { control: failed('reset'), again: null } },
    'incomplete',
  ],
};

for (const [name, [draft, code]] of Object.entries(unmetPreconditions)) {
  test(`what stands in the way of judging ${name}: ${code === '' ? 'nothing' : code}`, () => {
    const seen = makeSeen(draft);

    expect(isCrash(seen)).toBe(code === 'crash');
    expect(unmetPrecondition(seen)?.code ?? '').toBe(code === 'crash' ? '' : code);
  });
}

test('what stands in the way is told in words: what failed, or who answered', () => {
  const expected = 'a response that can be judged';
  const told = (draft: ExchangeDraft) => {
    const found = unmetPrecondition(makeSeen(draft));
    return found === null ? null : inWords(found);
  };

  expect(told(failed('reset', 'ECONNRESET'))).toMatchObject({
    message: 'The transport failed.',
    expected,
    received: 'no response (reset, ECONNRESET)',
  });
  expect(told({ body: '{"a', brokeOff: true })).toMatchObject({ message: 'The transport failed.', expected });
  expect(told(page(502))).toMatchObject({
    message: 'The response came from an intermediary, such as a proxy or login page.',
    expected,
    received: '502 with a page that is no REST response',
  });
  expect(inWords(nothingToJudge())).toEqual({
    code: 'nothing-to-judge',
    weight: 'undecided',
    pointer: '',
    exchange: null,
    message: 'The run has no response that this clause is about.',
    expected: 'at least one such response',
    received: 'nothing',
  });
});

import { expect, test } from '@playwright/test';
import type { DocumentedResponse } from '../../../../src/contract/contract.ts';
import { caseFindings } from '../context.ts';
import { type ExchangeDraft, eachTime, failed, page, refused, success } from '../make-exchange.ts';
import { inWords } from '../sample-finding.ts';

const ok = [{ status: 200 }];
const empty = [{ status: 400, code: 'DIALOG_ID_EMPTY' }];
const both = [...empty, { status: 400, code: 'CHAT_ID_EMPTY' }];
const access = [{ status: 403, code: 'ACCESS_ERROR' }];

type Row = readonly [
  draft: ExchangeDraft,
  prefers: readonly DocumentedResponse[],
  accepts: readonly DocumentedResponse[],
  found: string,
];

/** What is found: code, weight and pointer; nothing where the response is the preferred one. */
const rows: Readonly<Record<string, Row>> = {
  'a success where one is promised': [success, ok, [], ''],
  'a success with status 201, which is another clause': [{ ...success, status: 201 }, ok, [], ''],
  'a success with another result, which is another clause': [{ body: { result: 1 } }, ok, [], ''],
  'the promised error': [refused(400, 'DIALOG_ID_EMPTY'), empty, [], ''],
  'the promised error without a description, which is another clause': [
    { status: 400, body: { error: 'DIALOG_ID_EMPTY' } },
    empty,
    [],
    '',
  ],
  'the promised error with a warning before it, which is another clause': [
    { status: 400, body: 'Warning\n{"error":"DIALOG_ID_EMPTY","error_description":"x"}' },
    empty,
    [],
    '',
  ],
  'the first of two promised errors': [
    refused(400, 'DIALOG_ID_EMPTY'),
    both,
    [],
    'alternative-chosen observation',
  ],
  'the second of two promised errors': [
    refused(400, 'CHAT_ID_EMPTY'),
    both,
    [],
    'alternative-chosen observation',
  ],
  'a tolerated error': [refused(403, 'ACCESS_ERROR'), empty, access, 'accepted-alternative alternative'],
  'a success where an error is promised': [success, empty, access, 'unexpected-success violation /result'],
  'an error where a success is promised': [
    refused(403, 'ACCESS_ERROR'),
    ok,
    [],
    'unexpected-error violation /error',
  ],
  'another code': [refused(400, 'CHAT_ID_EMPTY'), empty, access, 'wrong-code violation /error'],
  'the code in small letters': [refused(400, 'dialog_id_empty'), empty, [], 'wrong-code violation /error'],
  'the code with a blank': [refused(400, 'DIALOG_ID_EMPTY '), empty, [], 'wrong-code violation /error'],
  'the code at another status': [refused(200, 'DIALOG_ID_EMPTY'), empty, [], 'wrong-status violation'],
  'a tolerated code at another status': [
    refused(400, 'ACCESS_ERROR'),
    empty,
    access,
    'wrong-status violation',
  ],
  'the code beside a result': [
    { status: 400, body: { result: true, error: 'DIALOG_ID_EMPTY', error_description: 'x' } },
    empty,
    [],
    '',
  ],
  'a result beside an error where a success is promised': [
    { status: 200, body: { result: true, error: 'X', error_description: 'x' } },
    ok,
    [],
    'unexpected-error violation /error',
  ],
  'a code that is a number': [
    { status: 400, body: { error: 400, error_description: 'x' } },
    empty,
    [],
    'unreadable-code undecided /error',
  ],
  'a number that the documents name': [
    { status: 400, body: { error: 100, error_description: 'x' } },
    [{ status: 400, code: '100' }],
    [],
    '',
  ],
  'the digits of a number that the documents name': [
    refused(400, '100'),
    [{ status: 400, code: '100' }],
    [],
    '',
  ],
  'another number than the documents name': [
    { status: 400, body: { error: 0, error_description: 'x' } },
    [{ status: 400, code: '100' }],
    [],
    'wrong-code violation /error',
  ],
  'an empty code that the documents name': [refused(400, ''), [{ status: 400, code: '' }], [], ''],
  'an empty code where the documents name a word': [
    refused(400, ''),
    empty,
    [],
    'unreadable-code undecided /error',
  ],
  'no code where the documents name an empty one': [
    eachTime({ status: 400, body: { error_description: 'x' } }),
    [{ status: 400, code: '' }],
    [],
    'unreadable-code undecided /error',
  ],
  'any code where the documents name the status alone': [
    refused(400, 'X'),
    [{ status: 400, code: null }],
    [],
    '',
  ],
  'no code where the documents name the status alone': [
    eachTime({ status: 400, body: { error_description: 'x' } }),
    [{ status: 400, code: null }],
    [],
    '',
  ],
  'another status than the one that the documents name alone': [
    refused(404, 'X'),
    [{ status: 400, code: null }],
    [],
    'wrong-status violation',
  ],
  'a success where the documents name a status of errors alone': [
    success,
    [{ status: 400, code: null }],
    [],
    'unexpected-success violation /result',
  ],
  'an empty object at 400': [
    eachTime({ status: 400, body: {} }),
    empty,
    [],
    'unreadable-code undecided /error',
  ],
  'an error of the portal within itself': [
    refused(500, 'INTERNAL'),
    empty,
    [],
    'wrong-code violation /error',
  ],
  'a page in answer to this call only': [
    { ...page(500), confirmed: { control: success, again: page(500) } },
    empty,
    [],
    'crashed violation',
  ],
  'a page that nothing confirms': [page(502), empty, [], 'non-portal-response unseen'],
  'a dead portal': [failed('refused'), ok, [], 'refused unseen'],
  'no answer in time': [failed('timeout'), empty, [], 'timeout unseen'],
  'a redirect': [{ status: 302, headers: [['Location', '/x']] }, ok, [], 'redirected undecided'],
  'a rate limit': [refused(503, 'QUERY_LIMIT_EXCEEDED'), empty, [], 'rate-limited undecided'],
  'a load limit': [refused(429, 'OPERATION_TIME_LIMIT'), ok, [], 'rate-limited undecided'],
  'JSON that cannot be read': [eachTime({ body: '{"result":tr' }), ok, [], 'unreadable undecided'],
  'a response that broke off': [{ body: '{"result":tr', brokeOff: true }, ok, [], 'incomplete unseen'],
  'a response that broke off twice': [
    {
      body: '{"result":tr',
      brokeOff: true,
      confirmed: { control: success, again: { body: '{"res', brokeOff: true } },
    },
    ok,
    [],
    'unreadable undecided',
  ],
};

for (const [name, [draft, prefers, accepts, found]] of Object.entries(rows)) {
  test(`outcome: ${name}`, async () => {
    const findings = await caseFindings('outcome', [draft], { prefers, accepts });

    expect(findings.map(({ code, weight, pointer }) => `${code} ${weight} ${pointer}`.trim())).toEqual(
      found === '' ? [] : [found],
    );
  });
}

test('outcome judges the last exchange of a case', async () => {
  expect(await caseFindings('outcome', [refused(500, 'X'), success], { prefers: ok })).toEqual([]);
  expect(await caseFindings('outcome', [success, refused(403, 'X')], { prefers: ok })).toHaveLength(1);
  expect(await caseFindings('outcome', [], { prefers: ok })).toEqual([]);
});

test('outcome says what is expected and what came', async () => {
  const found = await caseFindings('outcome', [refused(400, 'CHAT_ID_EMPTY')], {
    prefers: empty,
    accepts: access,
  });
  const [finding] = found.map(inWords);

  expect(finding).toMatchObject({
    expected: '400 DIALOG_ID_EMPTY or 403 ACCESS_ERROR',
    received: '400 CHAT_ID_EMPTY',
    exchange: 1,
  });
});

test('outcome says so of a response that is tolerated, chosen, right but for its status, or a crash', async () => {
  const words = async (draft: ExchangeDraft, given: object) =>
    (await caseFindings('outcome', [draft], given))
      .map(inWords)
      .map(({ expected, received }) => [expected, received]);
  const crash: ExchangeDraft = { ...page(500), confirmed: { control: success, again: page(500) } };

  expect(await words(refused(403, 'ACCESS_ERROR'), { prefers: empty, accepts: access })).toEqual([
    ['400 DIALOG_ID_EMPTY', '403 ACCESS_ERROR'],
  ]);
  expect(await words(refused(400, 'CHAT_ID_EMPTY'), { prefers: both })).toEqual([
    ['400 DIALOG_ID_EMPTY or 400 CHAT_ID_EMPTY', '400 CHAT_ID_EMPTY'],
  ]);
  expect(await words(refused(200, 'DIALOG_ID_EMPTY'), { prefers: empty })).toEqual([
    ['400 DIALOG_ID_EMPTY', '200 DIALOG_ID_EMPTY'],
  ]);
  expect(await words(crash, { prefers: empty })).toEqual([
    ['400 DIALOG_ID_EMPTY', '500 with a page that is no REST response'],
  ]);
});

test('outcome blames the code where an error would do as well as a success', async () => {
  const found = await caseFindings('outcome', [refused(403, 'X')], { prefers: ok, accepts: empty });

  expect(found.map(({ code }) => code)).toEqual(['wrong-code']);
});

test('record writes down what came and judges nothing', async () => {
  const told = async (draft: ExchangeDraft) =>
    (await caseFindings('record', [draft]))
      .map(inWords)
      .map(({ code, weight, received }) => `${code} ${weight} ${received}`);

  expect(await told(success)).toEqual(['recorded observation 200 with result true']);
  expect(await told(refused(403, 'ACCESS_ERROR'))).toEqual(['recorded observation 403 ACCESS_ERROR']);
  expect(await told({ status: 400, body: { error: 1 } })).toEqual(['recorded observation 400 1']);
  expect(await told(refused(400, ''))).toEqual(['recorded observation 400 with an empty code']);
  expect(await told({ status: 400, body: { error: [] } })).toEqual([
    'recorded observation 400 without a readable code',
  ]);
  expect(await told(page(502))).toEqual(['recorded observation 502 with a page that is no REST response']);
  expect(await told({ status: 302 })).toEqual(['recorded observation 302 with a redirect']);
  expect(await told({ body: '{' })).toEqual(['recorded observation 200 with JSON that cannot be read']);
  expect(await told(failed('reset', 'ECONNRESET'))).toEqual([
    'recorded observation no response (reset, ECONNRESET)',
  ]);
  expect(await caseFindings('record', [])).toEqual([]);
});

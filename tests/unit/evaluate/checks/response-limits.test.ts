import { expect, test } from '@playwright/test';
import { findingsOf } from '../context.ts';
import { declareResponses } from '../declare-responses.ts';
import { type ExchangeDraft, eachTime, failed, page, refused, success } from '../make-exchange.ts';
import { inWords } from '../sample-finding.ts';

const big = (bytes: number): ExchangeDraft => ({ ...success, bytes });
const slow = (total: number): ExchangeDraft => ({ ...success, total });
const trouble = (again: ExchangeDraft | null, control: ExchangeDraft = success) => ({ control, again });
const redirect = (status: number): ExchangeDraft => ({
  status,
  headers: [['Location', 'https://other.example/rest/']],
});

declareResponses('answer-size', {
  right: { 'a success': success, 'one byte less than the limit': big(65_535), 'a redirect': redirect(302) },
  wrong: {
    'the limit itself': [big(65_536), 'large-answer'],
    'more than is kept': [{ ...big(9_000_000), capped: true }, 'large-answer'],
    'a large error': [{ ...refused(400, 'X'), bytes: 70_000 }, 'large-answer'],
    'a large response that cannot be read': [{ body: '{', bytes: 70_000 }, 'large-answer'],
  },
  silent: {
    'a large page of somebody else': { ...page(502), bytes: 900_000 },
    'no response': failed('reset'),
  },
});

declareResponses('answer-time', {
  right: {
    'a success': success,
    'a millisecond less than the limit': slow(1_999),
    'an error': refused(400, 'X'),
  },
  wrong: {
    'the limit itself': [slow(2_000), 'slow-answer'],
    'a long time': [slow(29_000), 'slow-answer'],
    'a slow error': [{ ...refused(400, 'X'), total: 5_000 }, 'slow-answer'],
  },
  silent: {
    'no response within the time-out': { ...failed('timeout'), total: 30_000 },
    'a response that breaks off': { ...slow(9_000), brokeOff: true },
    'a slow page of somebody else': { ...page(504), total: 60_000 },
  },
});

declareResponses('no-redirect', {
  right: {
    'a success': success,
    'an error': refused(401, 'INVALID_CREDENTIALS'),
    'JSON that cannot be read': { body: '{' },
    'a Location that is no redirect': { ...success, more: [['Location', 'https://other.example/']] },
  },
  wrong: {
    ...Object.fromEntries(
      [300, 301, 302, 303, 304, 307, 308].map(
        (status) => [`status ${status}`, [redirect(status), 'redirect']] as const,
      ),
    ),
    'a redirect to nowhere': [{ status: 302, headers: [] }, 'redirect'],
    'a redirect with an envelope': [{ ...redirect(302), body: { result: true } }, 'redirect'],
  },
  silent: { 'a page of somebody else': page(200), 'no response': failed('refused') },
});

declareResponses('no-crash', {
  right: {
    'a success': success,
    'an error': refused(400, 'X'),
    'JSON that cannot be read': { status: 200, body: '{' },
    'a redirect': redirect(302),
  },
  wrong: {
    'a 500 in JSON': [
      { status: 500, body: { error: 'INTERNAL_SERVER_ERROR', error_description: 'x' } },
      'crash',
    ],
    'a 503 in JSON that is no limit, each time': [
      eachTime({ status: 503, body: { error: 'X', error_description: 'x' } }),
      'crash',
    ],
    'a 500 that calls itself JSON, each time': [eachTime({ status: 500, body: '' }), 'crash'],
    'a success at status 500': [{ ...success, status: 500 }, 'crash'],
    'a page in answer to this call only, twice': [{ ...page(500), confirmed: trouble(page(500)) }, 'crash'],
    'a page without an error, twice': [{ ...page(200), confirmed: trouble(page(200)) }, 'crash'],
    'a connection dropped twice': [{ ...failed('reset'), confirmed: trouble(failed('reset')) }, 'crash'],
    'a page, then a dropped connection': [{ ...page(502), confirmed: trouble(failed('reset')) }, 'crash'],
  },
  silent: {
    'a page that nothing confirms': page(500),
    'a page where the control call brought one too': { ...page(502), confirmed: trouble(null, page(502)) },
    'a page that came once': { ...page(502), confirmed: trouble(success) },
    'a connection dropped once': { ...failed('reset'), confirmed: trouble(success) },
    'a dead portal': { ...failed('refused'), confirmed: trouble(null, failed('refused')) },
    'a rate limit at 503': { status: 503, body: { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'x' } },
    'an operating limit at 429': {
      status: 429,
      body: { error: 'OPERATION_TIME_LIMIT', error_description: 'x' },
    },
  },
});

test('a redirect says where to, and a crash whether anybody answered', async () => {
  const told = async (check: string, draft: ExchangeDraft) =>
    (await findingsOf(check, draft))?.map(inWords).flatMap(({ message, received }) => [message, received]);
  const silence = 'The portal responds to other calls, but not to this one, each time.';

  expect((await told('no-redirect', redirect(302)))?.[1]).toBe('302 to https://other.example/rest/');
  expect((await told('no-redirect', { status: 302, headers: [] }))?.[1]).toBe('302 to nowhere');
  expect((await told('no-crash', refused(500, 'X')))?.[0]).toBe('The portal returned a server error (5xx).');
  for (const draft of [page(500), failed('reset')])
    expect((await told('no-crash', { ...draft, confirmed: trouble(draft) }))?.[0]).toBe(silence);
});

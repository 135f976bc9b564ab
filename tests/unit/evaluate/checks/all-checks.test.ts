import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { addressesOf } from '../../../../src/contract/addresses.ts';
import { editions } from '../../../../src/contract/editions.ts';
import { loadContracts } from '../../../../src/contract/load-contract.ts';
import { allChecks, checkNamed, missingChecks } from '../../../../src/evaluate/all-checks.ts';
import { contractOf, findingsOf } from '../context.ts';
import { type ExchangeDraft, isResponseCheck, refused, success } from '../make-exchange.ts';
import { time, timed } from './time.ts';

const json = 'application/json; charset=utf-8';

/** Responses of right portals that a hasty check takes for wrong. */
const odd: Readonly<Record<string, ExchangeDraft>> = {
  'a bare success': success,
  'a time in whole numbers': timed({ finish: time.start, duration: 0 }),
  'a time in fractions, as before October 2025': timed({
    start: time.start + 0.25,
    duration: 0.15,
    processing: 0.1,
  }),
  'no operating figures': timed({ operating: undefined, operating_reset_at: undefined }),
  'members in another order': {
    body: { time: Object.fromEntries(Object.entries(time).reverse()), result: true },
  },
  escapes: {
    status: 403,
    body: '{"error":"\\u0041CCESS_ERROR","error_description":"it\\u0027s \\/ not \\u0434\\u0430"}',
  },
  'a pretty-printed body': { body: JSON.stringify({ result: true, time }, null, '\t') },
  'whitespace around the body': { body: '\r\n {"result":true}\n\n' },
  'a description in another language': {
    status: 400,
    body: { error: 'DIALOG_ID_EMPTY', error_description: '聊天不存在' },
  },
  'headers of a portal behind a proxy': {
    ...success,
    more: [
      ['Server', 'nginx/1.26.2'],
      ['Via', '1.1 varnish'],
      ['X-Cache', 'MISS'],
      ['Set-Cookie', 'PHPSESSID=abc; path=/; HttpOnly'],
      ['Set-Cookie', 'qmb=0.; path=/'],
      ['Connection', 'keep-alive'],
      ['Strict-Transport-Security', 'max-age=31536000'],
    ],
  },
  'headers in small letters': {
    ...success,
    headers: [
      ['content-type', json],
      ['content-length', '15'],
    ],
  },
  'headers in capitals': { ...success, headers: [['CONTENT-TYPE', 'APPLICATION/JSON; CHARSET=UTF-8']] },
  'no charset': { ...success, headers: [['Content-Type', 'application/json']] },
  'a chunked body': {
    ...success,
    more: [
      ['Transfer-Encoding', 'chunked'],
      ['Connection', 'close'],
    ],
  },
  'gzip where it was asked for': {
    body: gzipSync('{"result":true}'),
    more: [['Content-Encoding', 'gzip']],
    request: { acceptEncoding: 'gzip' },
  },
  'no reason and a status of 401': refused(401, 'expired_token'),
};

for (const check of allChecks.filter(isResponseCheck)) {
  for (const [name, draft] of Object.entries(odd)) {
    test(`${check.name} does not mind ${name}`, async () => {
      expect((await findingsOf(check.name, draft)) ?? []).toEqual([]);
    });
  }
}

test('checks are found by their names, which are unique', () => {
  expect(new Set(allChecks.map(({ name }) => name)).size).toBe(allChecks.length);
  for (const check of allChecks) expect(checkNamed(check.name)).toBe(check);
  expect(checkNamed('no-such-check')).toBeUndefined();
});

test('every check is asked for by some document', async () => {
  const contract = await loadContracts(addressesOf('all', null), { trusted: true });
  const asked = new Set(contract.clauses.flatMap(({ check, runCheck = [] }) => [check].concat(runCheck)));

  expect(allChecks.map(({ name }) => name).filter((name) => !asked.has(name))).toEqual([]);
});

for (const edition of editions('im.dialog.writing')) {
  test(`${edition} asks for no check that is not there`, async () => {
    expect(missingChecks(await contractOf(edition))).toEqual([]);
  });

  test(`${edition}: a clause is run-wide only with a check of single responses`, async () => {
    const { clauses } = await contractOf(edition);
    const wrong = clauses.filter(
      ({ check, runWide }) => runWide.length > 0 !== (checkNamed(check)?.scope === 'response'),
    );

    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
}

test('a clause with a check that nobody wrote is named', async () => {
  const contract = await contractOf();
  const [clause] = contract.clauses;
  const clauses =
    clause === undefined
      ? []
      : [
          { ...clause, check: 'wishful' },
          { ...clause, check: 'wishful' },
        ];

  expect(missingChecks({ ...contract, clauses })).toEqual(['wishful']);
});

import { expect, test } from '@playwright/test';
import { codesBy, type MadeCall, madeSeen, rightPath } from './made-observation.ts';

const judged = (call: MadeCall, scenario = 'success-bare') =>
  codesBy('request-as-given', madeSeen(scenario, [call]));
const form = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };

test('every way of writing the same request that portals read is right', () => {
  const token = madeSeen(
    'success-bare',
    [{ path: '/rest/im.dialog.writing', sent: '{"DIALOG_ID":"chat13","auth":"[redacted:access-token]"}' }],
    {},
    { auth: 'oauth' },
  );
  const bearer = madeSeen(
    'success-bare',
    [
      {
        path: '/rest/im.dialog.writing',
        headers: {
          'content-type': 'application/json',
          Authorization: 'Bearer [redacted:renewed-access-token]',
        },
      },
    ],
    {},
    { auth: 'oauth' },
  );
  expect([
    judged({}),
    judged({ path: `${rightPath}.json?bx24_request_id=1` }),
    judged({ path: `${rightPath}/` }),
    judged({ path: rightPath.replace('/rest/', '/rest//') }),
    judged({ method: 'GET', path: `${rightPath}?DIALOG_ID=chat13`, sent: '', headers: {} }),
    judged({ headers: form, sent: 'DIALOG_ID=chat13&start=0' }),
    judged({ sent: '{"DIALOG_ID":13}' }, 'dialog-id-user'),
    judged({ sent: '{"DIALOG_ID":"13"}' }, 'dialog-id-number'),
    judged({
      path: '/rest/1/[redacted:webhook-code]/batch',
      sent: '{"halt":0,"cmd":{"a":"im.dialog.writing?DIALOG_ID=chat13"}}',
    }),
    judged({
      path: '/rest/1/[redacted:webhook-code]/batch',
      headers: form,
      sent: 'cmd[a]=im.dialog.writing%3FDIALOG_ID%3Dchat13',
    }),
    codesBy('request-as-given', token),
    codesBy('request-as-given', bearer),
  ]).toEqual(Array.from({ length: 12 }, () => []));
});

test('what portals read beyond the document is lenient, by a code of its own', () => {
  const boundary = { 'Content-Type': 'multipart/form-data; boundary=xx' };
  const part = '--xx\r\nContent-Disposition: form-data; name="DIALOG_ID"\r\n\r\nchat13\r\n--xx--\r\n';
  expect([
    judged({ headers: { 'Content-Type': 'text/plain' }, sent: 'DIALOG_ID=chat13' }),
    judged({ headers: boundary, sent: part }),
  ]).toEqual([['content-type-undocumented'], ['content-type-undocumented']]);
});

test('each way of getting it wrong has its code', () => {
  expect([
    judged({ path: rightPath.replace('writing', 'writting') }),
    judged({ sent: '{"dialogId":"chat13"}' }),
    judged({ sent: '{"DIALOG_ID":"chat14"}' }),
    judged({ headers: {}, sent: '{"DIALOG_ID":"chat13"}' }),
    judged({ path: '/rest/im.dialog.writing' }),
    judged({ path: '/rest/7/[redacted:webhook-code]/im.dialog.writing' }),
    judged({ path: '/rest/1/abcdef/im.dialog.writing' }),
    judged({ method: 'PUT', path: `${rightPath}?DIALOG_ID=chat13`, sent: '' }),
    codesBy('request-as-given', madeSeen('success-bare', [])),
  ]).toEqual([
    ['method-differs'],
    ['parameter-missing'],
    ['parameter-differs'],
    ['parameter-missing'],
    ['credential-missing'],
    ['credential-differs'],
    ['credential-differs'],
    ['http-method-undocumented'],
    ['no-request'],
  ]);
});

test('a redirect that is followed loses nothing, keeps the method, or is refused', () => {
  const redirect: MadeCall = {
    status: 302,
    body: '',
    responseHeaders: { Location: 'http://localhost:1/rest' },
  };
  const elsewhere = { elsewhere: true };
  const refused = madeSeen('redirect-elsewhere', [redirect], { outcome: 'error' });
  const right = madeSeen('redirect-elsewhere', [redirect, { note: elsewhere }]);
  const byGet = madeSeen('redirect-elsewhere', [
    redirect,
    { method: 'GET', sent: '', headers: {}, note: elsewhere },
  ]);
  const inQuery = { path: `${rightPath}?DIALOG_ID=chat13`, sent: '', headers: {} };
  const kept = madeSeen('redirect-elsewhere', [
    { ...redirect, ...inQuery },
    { ...inQuery, method: 'GET', note: elsewhere },
  ]);
  const both = (seen: typeof right) => [
    codesBy('redirect-loses-nothing', seen),
    codesBy('redirect-keeps-method', seen),
  ];
  expect([refused, right, byGet, kept].map(both)).toEqual([
    [[], []],
    [[], []],
    [['parameter-missing'], ['redirect-changes-method']],
    [[], ['redirect-changes-method']],
  ]);
});

test('POST and a plain path are preferred', () => {
  const odd = madeSeen('success-bare', [{ method: 'GET', path: rightPath.replace('/1/', '//1/') }]);
  const right = madeSeen('success-bare', [{}]);
  expect([odd, right].map((seen) => [codesBy('uses-post', seen), codesBy('plain-path', seen)])).toEqual([
    [['uses-another-method'], ['empty-segment']],
    [[], []],
  ]);
});

test('whoever distrusts a certificate sends nothing', () => {
  const judge = (seen: ReturnType<typeof madeSeen>) => codesBy('unknown-authority-refused', seen);
  expect([
    judge(madeSeen('unknown-authority', [], { outcome: 'error' })),
    judge(madeSeen('unknown-authority', [{}])),
    judge(madeSeen('success-https', [{}])),
  ]).toEqual([[], ['trusts-anybody'], null]);
});

import { expect, test } from '@playwright/test';
import type { Seed } from '../../../src/portal/seed/seed.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { ask, askJson, said } from './ask.ts';

/** Rows of docs/reference/portal.md B.2: key, status by the documentation, status by the code, text. A null status is one that the source does not state. */
const rows: readonly (readonly [key: string, docs: number | null, source: number | null, text: string])[] = [
  ['NO_AUTH_FOUND', 401, 401, 'Wrong authorization data'],
  ['INVALID_CREDENTIALS', 403, 401, 'Invalid request credentials'],
  ['INVALID_REQUEST', 400, 401, 'Https required.'],
  [
    'insufficient_scope',
    403,
    401,
    'The request requires higher privileges than provided by the webhook token',
  ],
  [
    'insufficient_scope:application',
    403,
    401,
    'The request requires higher privileges than provided by the access token',
  ],
  ['insufficient_scope:batch', 403, 401, ''],
  ['expired_token', 401, 401, 'The access token provided has expired'],
  ['user_access_error', 403, 401, 'The user does not have access to the application.'],
  ['ACCESS_DENIED:plan', 403, 401, 'REST is available only on commercial plans.'],
  ['ACCESS_DENIED:subscription', 403, 401, 'REST is available only by subscription.'],
  ['OVERLOAD_LIMIT', 503, 401, 'REST API is blocked due to overload.'],
  ['authorization_error', null, 401, 'Unable to authorize user'],
  ['APPLICATION_NOT_FOUND', null, 401, 'Application not found'],
  ['CONNECTION_ERROR', null, 401, 'Error connecting to authorization server'],
  ['access_denied', null, 401, 'User not authorized'],
  ['session_failed', null, 401, 'Sessid check failed'],
  ['METHOD_CONFIRM_WAITING', 401, 401, 'Waiting for confirmation'],
  ['METHOD_CONFIRM_DENIED', null, 403, 'Method call denied'],
  ['ACCESS_DENIED', 403, 403, 'Access denied!'],
  ['WRONG_AUTH_TYPE', null, 403, 'Current authorization type is denied for this method'],
  ['WRONG_LICENSE', null, 403, 'This feature is not enabled for the current license: basic'],
  ['ERROR_METHOD_NOT_FOUND', 404, 404, 'Method not found!'],
  ['ERROR_ARGUMENT', null, 400, 'Argument is null or empty'],
  ['ERROR_CORE', null, 400, 'Core error'],
  ['ERROR_CORE:query', null, 500, 'SQL query error!'],
  ['QUERY_LIMIT_EXCEEDED', 503, null, 'Too many requests'],
  ['OPERATION_TIME_LIMIT', 429, 429, 'Method is blocked due to operation time limit.'],
  ['PORTAL_DELETED', 500, 403, 'Portal was deleted'],
  ['INTERNAL_SERVER_ERROR', 500, null, 'Internal server error'],
  ['ERROR_UNEXPECTED_ANSWER', 500, null, 'Server returned an unexpected response'],
  ['ERROR_MANIFEST_IS_NOT_AVAILABLE', 404, null, 'Manifest is not available'],
  ['INTERNAL_WRONG_TRANSPORT', null, 500, 'Wrong transport!'],
  ['INTERNAL_WRONG_HANDLER_CLASS', null, 500, 'Wrong handler class!'],
];

for (const [generation, column] of [
  ['2026-08', 1],
  ['founding', 2],
  ['box-2026-08', 2],
] as const) {
  test(`${generation} answers every system error with its status and text`, async () => {
    const portal = await startPortal({ generation });
    for (const row of rows) {
      const [key, docs, source, text] = row;
      await askJson(`${portal.origin}/_portal/faults`, JSON.stringify({ kind: 'error', error: key }));
      const told = await askJson(`${portal.webhookUrl}profile`, '{}');
      expect(told.status, key).toBe(row[column] ?? source ?? docs);
      expect(told.json, key).toEqual({ error: key.split(':')[0], error_description: text });
    }
    expect(said(await askJson(`${portal.webhookUrl}scope`, '{}'))).toMatch(/^200 /);
    await portal.close();
  });
}

const seed: Seed = {
  users: [{ id: 1 }, { id: 14, active: false }],
  webhooks: [
    { name: 'all', user: 1, scopes: ['im'] },
    { name: 'narrow', user: 1 },
    { name: 'gone', user: 14, scopes: ['im'] },
    { name: 'waiting', user: 1, scopes: ['im'], refusal: 'METHOD_CONFIRM_WAITING' },
  ],
  applications: [{ name: 'app', scopes: ['im'] }],
  tokens: [
    { name: 'good', user: 1, application: 'app' },
    { name: 'narrow', user: 1, application: 'app', scopes: [] },
    { name: 'old', user: 1, application: 'app', expiresIn: 0 },
    { name: 'barred', user: 1, application: 'app', refusal: 'user_access_error' },
  ],
};

test('credentials of each kind meet the error they deserve, in the order method, credentials, scope', async () => {
  const portal = await startPortal({ seed });
  const hook = (name: string) => portal.webhookUrls[name] ?? '';
  const token = (name: string) => `${portal.origin}/rest/im.revision.get?auth=${portal.accessTokens[name]}`;
  const bearer = (name: string) => ({ headers: { authorization: `Bearer ${portal.accessTokens[name]}` } });
  const wrong = hook('narrow').replace(/[0-9a-f]{48}/, 'wrong');
  const cases: readonly (readonly [string, Promise<Awaited<ReturnType<typeof ask>>>])[] = [
    ['404 ERROR_METHOD_NOT_FOUND', ask(`${wrong}no.such`)],
    ['401 INVALID_CREDENTIALS', ask(`${wrong}im.revision.get`)],
    ['401 insufficient_scope', ask(`${hook('narrow')}im.revision.get`)],
    ['401 authorization_error', ask(`${hook('gone')}im.revision.get`)],
    ['401 METHOD_CONFIRM_WAITING', ask(`${hook('waiting')}im.revision.get`)],
    ['401 insufficient_scope', ask(token('narrow'))],
    ['401 expired_token', ask(token('old'))],
    ['401 user_access_error', ask(token('barred'))],
    ['401 invalid_token', ask(`${portal.origin}/rest/im.revision.get?access_token=no`)],
    ['401 NO_AUTH_FOUND', ask(`${portal.origin}/rest/im.revision.get`)],
    [
      '401 NO_AUTH_FOUND',
      askJson(`${portal.origin}/rest/im.revision.get`, `{"auth":"${portal.accessTokens['good']}"`),
    ],
    ['401 session_failed', ask(`${portal.origin}/rest/im.revision.get?sessid=abc`)],
    ['403 ACCESS_DENIED', ask(`${hook('all')}im.revision.get?token=x`)],
  ];
  for (const [index, [wanted, told]] of cases.entries())
    expect(said(await told), `case ${index}`).toBe(wanted);
  const good = [
    ask(token('good')),
    ask(`${portal.origin}/rest/im.revision.get`, bearer('good')),
    ask(`${portal.origin}/rest/im.revision.get?auth=bad`, bearer('good')),
    askJson(`${portal.origin}/rest/im.revision.get`, JSON.stringify({ auth: portal.accessTokens['good'] })),
    ask(`${portal.origin}/rest/im.revision.get?aplogin=1&ap=${hook('all').split('/')[5]}`),
  ];
  for (const told of await Promise.all(good)) expect(told.status, told.text).toBe(200);
  await portal.close();
});

test('a portal that refuses as a whole does so, a deleted one before it looks at the method', async () => {
  for (const [refusal, method, wanted] of [
    ['OVERLOAD_LIMIT', 'profile', '401 OVERLOAD_LIMIT'],
    ['OVERLOAD_LIMIT', 'no.such', '404 ERROR_METHOD_NOT_FOUND'],
    ['PORTAL_DELETED', 'no.such', '403 PORTAL_DELETED'],
  ] as const) {
    const portal = await startPortal({ seed: { ...seed, portal: { refusal } } });
    expect(said(await ask(portal.webhookUrl + method))).toBe(wanted);
    await portal.close();
  }
});

test('a portal that insists on https refuses webhooks over http', async () => {
  const portal = await startPortal({ allowHttp: false });
  expect(said(await ask(`${portal.webhookUrl}profile`))).toBe('401 INVALID_REQUEST');
  expect((await ask(`${portal.origin}/rest/profile?auth=${portal.accessToken}`)).status).toBe(200);
  await portal.close();
});

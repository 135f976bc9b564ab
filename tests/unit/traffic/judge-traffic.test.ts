import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../../src/package-root.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import type { Report } from '../../../src/report/model/report.ts';
import { judgeTraffic } from '../../../src/traffic/judge-traffic.ts';
import { openTraffic } from '../../../src/traffic/open-traffic.ts';
import type { TrafficExchange } from '../../../src/traffic/traffic-message.ts';
import { trafficSecrets } from '../../../src/traffic/traffic-secrets.ts';
import { ask } from '../portal/ask.ts';

const host = 'https://acme.bitrix24.example';
const code = 'abcdef0123456789';

/** An exchange of a call with a JSON body. */
function exchange(
  method: string,
  parameters: object,
  status: number,
  body: object | string,
  headers: TrafficExchange['request']['headers'] = [['Content-Type', 'application/json; charset=utf-8']],
): TrafficExchange {
  return {
    request: {
      method: 'POST',
      url: `${host}/rest/1/${code}/${method}`,
      headers: [['Content-Type', 'application/json']],
      body: JSON.stringify(parameters),
    },
    response: { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) },
    startedAt: '2026-11-25T10:00:00.000Z',
    ms: 12,
  };
}

const time = {
  start: 1_785_578_400,
  finish: 1_785_578_400.2,
  duration: 0.2,
  processing: 0,
  date_start: '2026-08-01T13:00:00+03:00',
  date_finish: '2026-08-01T13:00:00+03:00',
};
const written = { result: true, time };
const empty = { error: 'DIALOG_ID_EMPTY', error_description: "Dialog ID can't be empty" };

async function judged(
  exchanges: readonly TrafficExchange[],
  edition: string | null = '2026-08',
): Promise<Report> {
  const reportDir = test.info().outputPath('report');
  const [report] = await judgeTraffic(
    { exchanges: () => exchanges },
    {
      source: { source: 'ndjson' },
      reportDir,
      edition,
      strict: false,
      ledgerFor: () => null,
      deviations: null,
    },
  );
  return report as Report;
}

/** The verdicts by case. */
function verdicts({ cases }: Report): Readonly<Record<string, string>> {
  return Object.fromEntries(cases.map(({ id, verdict }) => [id, verdict]));
}

test('a call is judged by the class that its request belongs to, and by what holds for every response', async () => {
  const report = await judged([
    exchange('im.dialog.writing', { DIALOG_ID: 'abc' }, 400, empty),
    exchange('im.dialog.writing', { DIALOG_ID: 'chat13' }, 200, written),
  ]);
  expect(report.statement).toBe('conformant');
  expect(verdicts(report)).toMatchObject({
    'dialog-id-malformed/traffic': 'pass',
    'content-type/every-success': 'pass',
    'content-type/every-error': 'pass',
    'error-shape/every-error': 'pass',
    'time-shape/every-success': 'pass',
    'success-result/every-success': 'pass',
  });
  expect(report.subjects).toMatchObject([{ name: 'acme.bitrix24.example', run: { requests: 2 } }]);
});

test('a wrong response to a malformed id is a fail that shows the exchange', async () => {
  const report = await judged([
    exchange('im.dialog.writing', { DIALOG_ID: 'abc' }, 403, {
      error: 'ACCESS_ERROR',
      error_description: 'Action unavailable',
    }),
  ]);
  const [failed] = report.cases.filter(({ verdict }) => verdict === 'fail');
  expect(failed).toMatchObject({ id: 'dialog-id-malformed/traffic', findings: [{ code: 'wrong-code' }] });
  expect(failed?.exchanges[0]?.request.url).toBe(
    'https://[portal]/rest/1/[redacted:webhook-code]/im.dialog.writing',
  );
  expect(report.exitCode).toBe(1);
});

for (const [name, one] of [
  [
    'a chat, of which only the portal knows who is in it',
    exchange('im.dialog.writing', { DIALOG_ID: 'chat13' }, 403, {
      error: 'ACCESS_ERROR',
      error_description: 'x',
    }),
  ],
  [
    'a chat with the example’s id',
    exchange('im.dialog.get', { DIALOG_ID: 'chat1' }, 403, { error: 'ACCESS_ERROR', error_description: 'x' }),
  ],
  [
    'a refused credential',
    exchange('im.dialog.writing', { DIALOG_ID: 'abc' }, 401, {
      error: 'expired_token',
      error_description: 'The access token provided has expired',
    }),
  ],
  [
    'a missing scope',
    exchange('im.dialog.writing', { DIALOG_ID: 'abc' }, 401, {
      error: 'insufficient_scope',
      error_description: 'The request requires higher privileges than provided by the webhook token',
    }),
  ],
  [
    'a limit',
    exchange('im.dialog.writing', { DIALOG_ID: 'abc' }, 503, {
      error: 'QUERY_LIMIT_EXCEEDED',
      error_description: 'Too many requests',
    }),
  ],
  [
    'a page of a gateway',
    exchange('im.dialog.writing', { DIALOG_ID: 'abc' }, 502, '<html>Bad Gateway</html>', [
      ['Content-Type', 'text/html'],
    ]),
  ],
  [
    'a body that is no JSON',
    {
      ...exchange('im.dialog.writing', {}, 200, written),
      request: {
        method: 'POST',
        url: `${host}/rest/1/${code}/im.dialog.writing`,
        headers: [['Content-Type', 'application/json']],
        body: '{"DIALOG_ID":',
      },
    },
  ],
  [
    'a parameter that the document does not have',
    exchange('im.dialog.writing', { CHAT_ID: 13 }, 200, written),
  ],
] as const)
  test(`nobody is accused by ${name}`, async () => {
    const report = await judged([one]);
    expect(report.cases.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(verdicts(report)['dialog-id-malformed/traffic']).not.toBe('pass');
  });

test('a response without headers, or without a body, says nothing of them', async () => {
  const headless = await judged([exchange('im.dialog.writing', { DIALOG_ID: 'abc' }, 400, empty, [])]);
  expect(verdicts(headless)).not.toHaveProperty('content-type/every-error');
  expect(verdicts(headless)['dialog-id-malformed/traffic']).toBe('pass');
  const { response, ...rest } = exchange('im.dialog.writing', { DIALOG_ID: 'abc' }, 400, empty);
  const bodiless = { ...rest, response: { status: response?.status ?? 0, headers: [] } };
  await expect(judged([bodiless])).rejects.toThrow(
    'Nothing of this recording can be judged.\nNot judged, because the body of the response was not recorded: 1 call.',
  );
});

test('what is not judged is listed with its reason', async () => {
  const page = {
    ...exchange('x', {}, 200, {}),
    request: { method: 'GET', url: `${host}/index.php`, headers: [] },
  };
  const report = await judged([
    exchange('im.dialog.writing', { DIALOG_ID: '' }, 400, empty),
    exchange('im.dialog.writing', { CHAT_ID: 13 }, 200, written),
    exchange('crm.deal.get', { ID: 1 }, 200, written),
    exchange('crm.deal.get', { ID: 2 }, 200, written),
    exchange('batch', { cmd: [] }, 200, written),
    page,
  ]);
  expect(report.notes).toEqual([
    'Not judged, because no document describes the method: crm.deal.get (2 calls).',
    'Not judged, because the commands of batch are not judged: 1 call.',
    'The application sent requests that the documents refuse: im.dialog.writing: missing (1 call).',
    '1 other request of the recording is no call of a portal.',
  ]);
});

test('forms and queries are read as portals read them', async () => {
  const form: TrafficExchange = {
    request: {
      method: 'POST',
      url: `${host}/rest/im.dialog.writing.json?bx24_request_id=1`,
      headers: [['content-type', 'application/x-www-form-urlencoded']],
      body: 'DIALOG_ID=abc&auth=0123456789abcdef',
    },
    response: {
      status: 400,
      headers: [['content-type', 'application/json; charset=utf-8']],
      body: JSON.stringify(empty),
    },
  };
  const query = {
    ...form,
    request: { method: 'GET', url: `${host}/rest/im.dialog.writing?DIALOG_ID=abc`, headers: [] },
  };
  const report = await judged([form, query]);
  expect(report.cases.find(({ id }) => id === 'dialog-id-malformed/traffic')).toMatchObject({
    verdict: 'pass',
    responsesJudged: 2,
  });
});

test('no secret reaches a file', async () => {
  const secrets = [
    code,
    'tokentokentoken1',
    'tokentokentoken2',
    'cookiecookie',
    'bearerbearer',
    'sessidsessid1',
  ];
  const one = exchange(
    'im.dialog.writing',
    { DIALOG_ID: 'abc', auth: 'tokentokentoken1', sessid: 'sessidsessid1' },
    400,
    {
      ...empty,
      access_token: 'tokentokentoken2',
      echo: `/rest/1/${code}/ tokentokentoken1`,
    },
  );
  await judged([
    {
      ...one,
      request: {
        ...one.request,
        headers: [
          ...one.request.headers,
          ['Cookie', 'a=cookiecookie'],
          ['Authorization', 'Bearer bearerbearer'],
        ],
      },
    },
  ]);
  const directory = test.info().outputPath('report');
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const text = readFileSync(join(file.parentPath, file.name), 'utf8');
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  }
});

for (const [name, contentType, body] of [
  [
    'a part of a multipart body',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="auth"\r\nContent-Type: text/plain\r\n\r\nTOKEN\r\n--b--\r\n',
  ],
  [
    'a nested member of a form',
    'application/x-www-form-urlencoded',
    'DIALOG_ID=100%&auth%5Baccess_token%5D=TOKEN',
  ],
  ['a command in a form', 'application/x-www-form-urlencoded', 'cmd%5B0%5D=profile%3Fauth%3DTOKEN%26ID%3D1'],
  ['JSON within JSON', 'application/json', JSON.stringify({ a: JSON.stringify({ auth: 'TOKEN' }) })],
] as const)
  test(`a credential is found in ${name}`, () => {
    const { request } = exchange('im.dialog.writing', {}, 200, written);
    const sent = { ...request, headers: [['Content-Type', contentType]] as const };
    const found = trafficSecrets({
      request: { ...sent, body: body.replace('TOKEN', 'tokentoken01') },
      response: null,
    });
    expect(found.map(({ value }) => value)).toContain('tokentoken01');
  });

test('a recording with more credentials than are replaced is refused', async () => {
  const tokens = Array.from({ length: 2_001 }, (_, index) => `token-${index}-token`);
  const one = exchange('im.dialog.writing', { tokens: tokens.map((auth) => ({ auth })) }, 400, empty);
  await expect(judged([one])).rejects.toThrow('holds more than 2000 credentials');
  expect(existsSync(test.info().outputPath('report'))).toBe(false);
});

test('several methods are judged together, each by its own document', async () => {
  const report = await judged(
    [
      exchange('im.dialog.get', { DIALOG_ID: 'abc' }, 400, empty),
      exchange('IM.message.delete', {}, 400, { error: 'WRONG', error_description: 'x' }),
    ],
    null,
  );
  expect(verdicts(report)).toMatchObject({
    'im.dialog.get:dialog-id-malformed/traffic': 'pass',
    'im.message.delete:no-message-id/traffic': 'fail',
  });
});

test('a HAR of a browser is read, with forms taken apart and bodies in base64', () => {
  const file = test.info().outputPath('traffic.har');
  const entry = (postData: object, content: object) => ({
    startedDateTime: '2026-11-25T10:00:00Z',
    time: 3.5,
    request: {
      method: 'POST',
      url: `${host}/rest/1/${code}/profile`,
      headers: [
        { name: ':method', value: 'POST' },
        { name: 'X-A', value: 'b' },
      ],
      postData,
    },
    response: { status: 200, headers: [], content },
  });
  const params = [{ name: 'DIALOG_ID', value: 'a&b' }];
  writeFileSync(
    file,
    `\uFEFF${JSON.stringify({
      log: {
        version: '1.2',
        entries: [
          entry(
            { mimeType: 'application/x-www-form-urlencoded', params },
            { size: 2, text: 'e30=', encoding: 'base64' },
          ),
          entry({ mimeType: 'text/plain', text: 'x' }, { size: 20 }),
          { request: {}, response: { status: 0 } },
        ],
      },
    })}`,
  );
  const traffic = openTraffic(file);
  expect(traffic?.source).toBe('har');
  const exchanges = (traffic?.exchanges() ?? []) as Iterable<TrafficExchange>;
  expect([...exchanges]).toEqual([
    {
      request: {
        method: 'POST',
        url: `${host}/rest/1/${code}/profile`,
        headers: [['X-A', 'b']],
        body: 'DIALOG_ID=a%26b',
      },
      response: { status: 200, headers: [], body: { base64: 'e30=' } },
      startedAt: '2026-11-25T10:00:00Z',
      ms: 3.5,
    },
    expect.objectContaining({ response: { status: 200, headers: [] } }),
    { request: { method: '', url: '', headers: [] }, response: null },
  ]);
});

test('a file of exchanges is read line by line, and a wrong line is told', async () => {
  const file = test.info().outputPath('traffic.ndjson');
  const line = (request: object) => JSON.stringify({ request, response: null });
  const read = async () => {
    const all: TrafficExchange[] = [];
    for await (const one of openTraffic(file)?.exchanges() ?? []) all.push(one);
    return all;
  };
  const good = line({ method: 'GET', url: host, headers: { A: 'b' } });
  writeFileSync(file, `${good}\n\n${good.slice(0, 40)}`);
  expect(await read()).toEqual([
    { request: { method: 'GET', url: host, headers: [['A', 'b']] }, response: null },
  ]);
  writeFileSync(file, `${good}\n${line({ method: 'GET' })}\n`);
  await expect(read()).rejects.toThrow(/traffic\.ndjson:2 \/request: The member "url" is missing/);
  writeFileSync(file, `${good}\nnonsense\n${good}\n`);
  await expect(read()).rejects.toThrow(/traffic\.ndjson:2 This line is not JSON/);
  writeFileSync(file, `${good}\n{"request":"${'x'.repeat(65 * 1024 * 1024)}"}\n`);
  await expect(read()).rejects.toThrow(/has a line of more than 64 MiB/);
  writeFileSync(file, '{"type":"run"}\n');
  expect(openTraffic(file)).toBeUndefined();
});

test('hostile recordings end in a sentence or a report, never in a crash', async () => {
  const file = test.info().outputPath('traffic.har');
  writeFileSync(file, '{"log": {"entries": 7}}');
  expect(() => openTraffic(file)?.exchanges()).toThrow(/it has no list \/log\/entries/);
  writeFileSync(file, '{"log": {"entries": [');
  expect(() => openTraffic(file)?.exchanges()).toThrow(/is no JSON/);
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const report = await judged([
    exchange('im.dialog.writing', { DIALOG_ID: 'abc' }, 400, empty),
    { ...exchange('im.dialog.writing', {}, 200, deep) },
    {
      ...exchange('im.dialog.writing', {}, 200, written),
      request: {
        method: 'POST',
        url: `${host}/rest/%E0%A4%A/im.dialog.writing`,
        headers: [['content-type', 'application/json']],
        body: deep,
      },
    },
    {
      ...exchange(
        'im.dialog.writing',
        { __proto__: null, constructor: 1, DIALOG_ID: { $fixture: 'chat' } },
        200,
        '\u0000\u001b[31m',
      ),
    },
  ]);
  expect(report.cases.length).toBeGreaterThan(0);
});

test('what the reference portal answers is conformant', async () => {
  await using portal = await startPortal({ generation: '2026-08' });
  const exchanges: TrafficExchange[] = [];
  for (const [method, body] of [
    ['im.dialog.writing', '{"DIALOG_ID":"abc"}'],
    ['im.dialog.writing', '{"DIALOG_ID":"chat13"}'],
    ['im.dialog.get', '{}'],
    ['profile', '{}'],
    ['user.get', '{}'],
    ['im.message.add', '{"DIALOG_ID":"chat13","MESSAGE":""}'],
  ] as const) {
    const url = `${portal.webhookUrl}${method}`;
    const headers = [['content-type', 'application/json']] as const;
    const told = await ask(url, { method: 'POST', headers: Object.fromEntries(headers), body });
    exchanges.push({
      request: { method: 'POST', url, headers, body },
      response: {
        status: told.status,
        headers: Object.entries(told.headers).map(([name, value]) => [name, String(value)] as const),
        body: told.text,
      },
    });
  }
  const report = await judged(exchanges);
  expect(report.cases.filter(({ verdict }) => !['pass', 'info'].includes(verdict))).toEqual([]);
  expect(report.counts.pass).toBeGreaterThan(20);
});

test('the example of the guide is an exchange', async () => {
  const page = readFileSync(join(packageRoot(), 'docs/guides/judge-traffic.md'), 'utf8');
  const [, example = ''] = /^```json\n(.*)\n```$/m.exec(page) ?? [];
  const file = test.info().outputPath('traffic.ndjson');
  writeFileSync(file, `${example}\n`);
  const all: TrafficExchange[] = [];
  for await (const one of openTraffic(file)?.exchanges() ?? []) all.push(one);
  expect(all).toMatchObject([{ request: { method: 'POST' }, response: { status: 200 } }]);
});

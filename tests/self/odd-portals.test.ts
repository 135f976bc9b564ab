import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { loadContract } from '../../src/contract/load-contract.ts';
import { runPlan } from '../../src/run/run-plan.ts';
import { settingsOf } from '../../src/run/settings-error.ts';
import { type Looks, otherPortal, plain } from './other-portal.ts';

const json = 'application/json; charset=utf-8';

function withHeaders(headers: Readonly<Record<string, string | string[]>>): Looks {
  return {
    write: (response, status, body) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      plain(response, status, body);
    },
  };
}

function withText(write: (body: object) => string): Looks {
  return {
    write: (response, status, body) =>
      void response.writeHead(status, { 'Content-Type': json }).end(write(body)),
  };
}

function withType(type: string): Looks {
  return {
    write: (response, status, body) =>
      void response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body)),
  };
}

function timed(start: (now: number) => number, more: object = {}, zone = '+00:00', shiftHours = 0): Looks {
  return {
    time: () => {
      const now = Date.now() / 1000;
      const began = start(now);
      const date = (instant: number) =>
        `${new Date(Math.floor(instant + shiftHours * 3600) * 1000).toISOString().slice(0, 19)}${zone}`;
      return {
        start: began,
        finish: now,
        duration: now - began,
        processing: 0,
        date_start: date(began),
        date_finish: date(now),
        ...more,
      };
    },
  };
}

function compressedWhenAsked(response: ServerResponse, status: number, body: object, asked: boolean): void {
  const text = Buffer.from(JSON.stringify(body));
  const bytes = asked ? gzipSync(text) : text;
  response
    .writeHead(status, { 'Content-Type': json, ...(asked ? { 'Content-Encoding': 'gzip' } : {}) })
    .end(bytes);
}

const escapes = (body: object) =>
  JSON.stringify(body).replace(/[\u0080-\uffff'/]/g, (char) =>
    char === '/' ? '\\/' : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const odd: Readonly<Record<string, Looks>> = {
  'a bare result without time': {},
  'float time': timed((now) => now - 0.0123),
  'whole-second start': timed((now) => Math.floor(now)),
  'time with operating': timed((now) => now - 0.01, {
    operating: 0,
    operating_reset_at: Math.floor(Date.now() / 1000) + 600,
  }),
  'time with fractional operating': timed((now) => now - 0.01, {
    operating: 12.75,
    operating_reset_at: Math.floor(Date.now() / 1000) + 601,
  }),
  'a clock that is an hour ahead': timed((now) => now - 0.01, {}, '+00:00', 0),
  'another time zone': timed((now) => now - 0.01, {}, '+03:00', 3),
  'a western time zone': timed((now) => now - 0.01, {}, '-09:30', -9.5),
  'a further member in time': timed((now) => now - 0.01, { cpu: 3 }),
  'Russian words': { words: 'Доступ к диалогу запрещён' },
  'Japanese words': { words: 'アクセスが拒否されました' },
  'emoji words': { words: 'No access 🚫' },
  'words that name a parameter': { words: "Dialog ID can't be empty" },
  'words with a slash and a version': { words: 'See https://helpdesk.bitrix24.com/open/123/ (REST 2.0)' },
  'words with an address of a page': { words: 'Not available: /settings/configs/' },
  'escaped words': { words: "Диалог: can't / won't", ...withText(escapes) },
  '403 for a wrong credential': { refused: 403 },
  'the other code for a missing id': { missing: 'CHAT_ID_EMPTY' },
  'pretty-printed': withText((body) => JSON.stringify(body, null, 4)),
  'a line break behind the JSON': withText((body) => `${JSON.stringify(body)}\n`),
  'white space around the JSON': withText((body) => ` \r\n\t${JSON.stringify(body)}  \r\n`),
  'keys in reverse order': withText((body) =>
    JSON.stringify(Object.fromEntries(Object.entries(body).reverse())),
  ),
  'no charset': withType('application/json'),
  'charset in capitals': withType('application/json;charset=UTF-8'),
  'quoted charset': withType('application/json; charset="utf-8"'),
  'media type in capitals': withType('Application/JSON; Charset=utf-8'),
  'connection closed after each answer': withHeaders({ Connection: 'close' }),
  'chunked in single bytes': {
    write: (response, status, body) => {
      response.writeHead(status, { 'Content-Type': json });
      for (const byte of Buffer.from(JSON.stringify(body))) response.write(Buffer.from([byte]));
      response.end();
    },
  },
  'gzip when asked for': {
    write: (response, status, body, request) =>
      compressedWhenAsked(
        response,
        status,
        body,
        /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')),
      ),
  },
  'headers of a portal': withHeaders({
    Server: 'nginx/1.26.2',
    'X-Powered-By': 'PHP/8.2.28',
    'X-Powered-CMS': 'Bitrix Site Manager (8cf2b5d4b1c2d6a0c9a1)',
    P3P: 'policyref="/bitrix/p3p.xml", CP="NON DSP COR CUR ADM DEV PSA PSD OUR UNR BUS UNI COM NAV INT DEM STA"',
    'Set-Cookie': [
      'PHPSESSID=abcdefghijklmnop; path=/; HttpOnly',
      'qmb=0.; path=/; domain=.bitrix24.com; secure',
    ],
    Expires: 'Thu, 19 Nov 1981 08:52:00 GMT',
    'Cache-Control': 'no-store, no-cache, must-revalidate',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': 'origin, content-type, accept',
    'X-Content-Type-Options': 'nosniff',
    'X-Bitrix-Rest-Time': '0.0402180000',
    'X-Bitrix-Rest-User-Time': '0.0301120000',
    'X-Bitrix-Rest-System-Time': '0.0100000000',
  }),
  'headers of a proxy': withHeaders({
    Via: '1.1 varnish, 1.1 a1b2c3.cloudfront.net (CloudFront)',
    'X-Cache': 'MISS',
    'CF-RAY': '8f3c0a1b2c3d4e5f-FRA',
    'X-Request-Id': '7f9c2ba4-e88f-4f32-a1e4-1b2c3d4e5f60',
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    'Alt-Svc': 'h3=":443"; ma=86400',
    NEL: '{"report_to":"default","max_age":604800}',
    'Report-To': '{"group":"default","max_age":604800,"endpoints":[{"url":"https://a.nel.example/report"}]}',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'self' https://*.bitrix24.com",
    Vary: 'Accept-Encoding',
  }),
  'many headers in odd cases': withHeaders(
    Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`x-ODD-${index}`, 'v'.repeat(50)])),
  ),
};

for (const [name, looks] of Object.entries(odd)) {
  test(`a right portal is not accused: ${name}`, async () => {
    const portal = await otherPortal(looks);
    const { target } = settingsOf(portal.settings);
    expect(target).not.toBeNull();
    if (target === null) return;
    const cases = await runPlan({ contract: await loadContract({ trusted: true }), target });
    await portal.close();
    const accused = cases
      .filter(({ judgement }) => !['pass', 'info', 'not-run'].includes(judgement.verdict))
      .filter(
        ({ planned, judgement }) =>
          !(planned.clause === 'bad-credentials' && looks.refused === 403 && judgement.verdict === 'lenient'),
      );
    expect(accused.map(({ planned, judgement }) => `${planned.id}: ${judgement.reason}`)).toEqual([]);
  });
}

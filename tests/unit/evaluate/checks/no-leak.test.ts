import { gzipSync } from 'node:zlib';
import { declareResponses, type WrongResponse } from '../declare-responses.ts';
import { type ExchangeDraft, failed, page, refused, success } from '../make-exchange.ts';

const said = (words: string): ExchangeDraft => ({
  status: 400,
  body: { error: 'DIALOG_ID_EMPTY', error_description: words },
});

const leaks: Readonly<Record<string, readonly string[]>> = {
  'leaks-credential': [
    'The code [redacted:webhook-code] is wrong.',
    'Token [redacted:access-token:lengthened]',
  ],
  'leaks-stack-trace': [
    '#0 /a/b.php(12): run()',
    'Stack trace: here',
    'at Object.run (index.js:12:5)',
    'at Dialog.write (Dialog.java:77)',
    'at run (eval:1:7)',
    'Traceback (most recent call last)',
    'Undefined index in x.php on line 12',
    'thrown in dialog.php:77',
    'Fatal error: out of memory',
    'Uncaught TypeError: x',
  ],
  'leaks-file-path': [
    'Cannot open /home/bitrix/www/index.txt',
    'see "/var/log/php.log"',
    '(/usr/share/x)',
    'C:\\inetpub\\wwwroot\\index.txt',
    'failed in /bitrix/modules/im/lib/dialog',
  ],
  'leaks-sql': [
    "SELECT ID\nFROM users WHERE ID='1'",
    'INSERT INTO log VALUES',
    'insert into log (a) values (1)',
    "select id from users where id='1'",
    'update t set x=1',
    'delete from t where id = 1',
    'UPDATE t SET x',
    'DELETE FROM t',
    'SQLSTATE[42000]',
    'You have an error in your SQL syntax',
    'mysqli_query failed',
    'Table b_im_relation is locked',
  ],
  'leaks-internal-host': [
    'upstream 10.0.3.17',
    'http://192.168.1.5:8080/',
    'host 10.255.249.199',
    '172.20.0.3',
    'db1.bitrix.local',
    'node-7.prod.internal',
  ],
};

const wrong: Record<string, WrongResponse> = {};
for (const [code, texts] of Object.entries(leaks)) {
  for (const text of texts) {
    wrong[`${code} in a description: ${JSON.stringify(text)}`] = [said(text), code];
    if (/^[\x20-\x7e]+$/.test(text))
      wrong[`${code} in a header: ${JSON.stringify(text)}`] = [
        { ...success, more: [['X-Debug', text]] },
        code,
      ];
  }
}

declareResponses('no-leak', {
  right: {
    'a long response of what may stand in paths': { body: { result: 'a/b.c-'.repeat(50_000) } },
    'a success': success,
    'the words of a portal': said('Could not find value for parameter {DIALOG_ID}'),
    'words in another language': said('Недостаточно прав для доступа к чату'),
    'words that only sound like SQL': said(
      'Select a chat from those where you write; you cannot delete from it, insert into it or update its set.',
    ),
    'words that only sound like a trace': said(
      'You arrive at home (the first page) and see a fatal mistake.',
    ),
    'a slash between words': said(
      'Use chat/user and/or group; see /rest/ and https://dev.1c-bitrix.ru/rest_help/',
    ),
    'a version like an address': said('Version 10.0.3 of 2026.10.0'),
    'versions of four numbers': said(
      'Chrome 10.0.648.204, agent/10.1.2.3, version 10.0.1.5, 10.0.1.256, 25.10.0.0.1',
    ),
    'an extension in brackets': said('Call us at support (ext:12)'),
    'paths in headers of URLs': {
      ...success,
      more: [
        ['set-cookie', 'a=b; path=/app/intranet'],
        ['Link', '</home/help>; rel="help"'],
        ['Content-Security-Policy', 'report-uri /app/csp'],
      ],
    },
    'a public address': { ...success, more: [['X-Served-By', '203.0.113.7']] },
    'public host names': {
      ...success,
      more: [
        ['Access-Control-Allow-Origin', 'https://local.example.com'],
        ['Link', '<https://example.com/a.local.html>; rel="help"'],
        ['Content-Security-Policy', "default-src 'self'; report-uri /csp/report"],
      ],
    },
    'the headers of a usual portal': {
      ...success,
      more: [
        ['Server', 'nginx/1.26.2'],
        ['X-Powered-By', 'PHP/8.2.0'],
        ['X-Bitrix-Rest-Time', '0.1234567'],
        ['Set-Cookie', 'qmb=0.; path=/'],
        ['P3P', 'policyref="/bitrix/p3p.xml", CP="NON DSP COR"'],
      ],
    },
    'what the caller sent itself': {
      ...said('Wrong dialog SELECT 1 FROM x and /etc/passwd/x'),
      request: { parameters: { DIALOG_ID: 'SELECT 1 FROM x and /etc/passwd/x' } },
    },
  },
  wrong: {
    ...wrong,
    'a path behind escapes': [
      { status: 400, body: '{"error":"X","error_description":"\\/home\\/bitrix\\/www"}' },
      'leaks-file-path',
    ],
    'a path behind codes of letters': [
      { status: 400, body: '{"error":"X","error_description":"\\u002fhome\\u002fbitrix"}' },
      'leaks-file-path',
    ],
    'a path in JSON that cannot be read': [
      { body: 'Warning: x in /home/bitrix/a\n{"result":' },
      'leaks-file-path',
    ],
    'a path in a packed body': [
      {
        body: gzipSync('{"result":true,"x":"/home/bitrix/a"}'),
        more: [['Content-Encoding', 'gzip']],
        request: { acceptEncoding: 'gzip' },
      },
      'leaks-file-path',
    ],
    'a host in the address of a redirect': [
      { status: 302, more: [['Location', 'https://portal.corp/rest/']] },
      'leaks-internal-host',
    ],
    'several leaks at once': [said('SELECT 1 FROM t failed on 10.1.2.3'), 'leaks-sql', 'leaks-internal-host'],
  },
  silent: {
    'a page of somebody else': { ...page(502), body: '<html>upstream 10.0.0.1</html>' },
    'no response': failed('reset'),
  },
});

declareResponses('no-echo', {
  right: {
    'a success': success,
    'an error in its own words': refused(400, 'DIALOG_ID_EMPTY'),
    'a short text that is there by chance': {
      status: 400,
      body: { error: 'X', error_description: 'abc is a chat' },
      request: { parameters: { DIALOG_ID: 'abc' } },
    },
    'seven letters': {
      body: { error: 'X', error_description: 'about letters' },
      request: { parameters: { DIALOG_ID: 'letters' } },
    },
    'the name of the method': {
      status: 404,
      body: { error: 'X', error_description: 'im.dialog.writing.no.such.method is unknown' },
      request: { method: 'im.dialog.writing.no.such.method', parameters: {} },
    },
    'a dialog that the target named': {
      ...success,
      request: { parameters: { DIALOG_ID: { $fixture: 'chat' } } },
    },
  },
  wrong: {
    'a value in the description': [
      {
        status: 400,
        body: { error: 'X', error_description: 'Bad value chat13-is-not-an-identifier!' },
        request: { parameters: { DIALOG_ID: 'chat13-is-not-an-identifier' } },
      },
      'echo',
    ],
    'eight letters': [
      {
        body: { error: 'X', error_description: 'about alphabet' },
        request: { parameters: { DIALOG_ID: 'alphabet' } },
      },
      'echo',
    ],
    'a text that ends like the method': [
      {
        body: { error: 'X', error_description: 'no call:im.dialog.writing' },
        request: { parameters: { DIALOG_ID: 'call:im.dialog.writing' } },
      },
      'echo',
    ],
    'a value in a header': [
      {
        ...success,
        more: [['X-Dialog', 'chat13-is-not-an-identifier']],
        request: { parameters: { DIALOG_ID: 'chat13-is-not-an-identifier' } },
      },
      'echo',
    ],
    'a value as the name of a member': [
      { body: '{"result":true,"<script>x":1}', request: { parameters: { DIALOG_ID: '<script>x' } } },
      'echo',
    ],
    'an escaped value': [
      {
        status: 400,
        body: '{"error":"X","error_description":"\\u003cscript\\u003ealert"}',
        request: { parameters: { DIALOG_ID: '<script>alert' } },
      },
      'echo',
    ],
    'a value of a raw body': [
      {
        status: 400,
        body: { error: 'X', error_description: 'unexpected-token-here' },
        request: {
          parameters: {},
          raw: {
            contentType: 'application/json',
            base64: Buffer.from('{"a":["unexpected-token-here"]}').toString('base64'),
          },
        },
      },
      'echo',
    ],
    'a value of a raw query': [
      {
        status: 400,
        body: { error: 'X', error_description: 'Got chat 13 and more' },
        request: { parameters: {}, rawQuery: 'DIALOG_ID=chat+13+and+more' },
      },
      'echo',
    ],
    'a body that is not even JSON': [
      {
        body: 'echo chat13-is-not-an-identifier',
        request: { parameters: { A: 'chat13-is-not-an-identifier' } },
      },
      'echo',
    ],
  },
  silent: {
    'a page of somebody else': page(403),
    'no response': failed('timeout'),
  },
});

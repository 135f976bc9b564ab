import { type Holds, header, responded, withHeader } from '../../../src/portal/interceptors/alter.ts';
import { dialogText, isDirect, isWriting } from '../../../src/portal/interceptors/writing-call.ts';
import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import type { RestCall } from '../../../src/portal/pipeline/rest-call.ts';
import { onCode, onSuccess } from '../deviations.ts';
import { must, should } from '../mutant.ts';

/** Adds words to the text of errors of the method. */
function says(words: string): () => Interceptor {
  return () => ({
    outcome: (o, call) =>
      o.kind === 'refusal' && isWriting(call) ? { ...o, description: `${o.description} ${words}` } : o,
  });
}

/** Puts what it makes of the call's credential into a header. */
function tells(name: string, tell: (secret: string) => string, holds?: Holds): () => Interceptor {
  return () =>
    responded((response, call) => {
      const secret = call.credential?.secret ?? call.pathCode;
      return secret === undefined ? response : withHeader(response, name, tell(secret));
    }, holds);
}

/** Repeats something of the call in the text of an error. */
function echo(change: (dialog: string, call: RestCall) => string): () => Interceptor {
  return () => ({
    outcome: (o, call) =>
      o.kind === 'refusal' && isWriting(call)
        ? { ...o, description: `${o.description} ${change(dialogText(call), call)}`.trimEnd() }
        : o,
  });
}

/** Portals that tell what is nobody's business. */
export const secretMutants = [
  ...must('security', 'no-leak', {
    'leaks-code-in-cookie': [
      'keeps the credential in a cookie',
      tells('Set-Cookie', (secret) => `hook=${secret}; path=/`),
    ],
    'leaks-code-as-base64': [
      'repeats the credential in base64',
      tells('X-Session', (secret) => Buffer.from(secret).toString('base64')),
    ],
    'leaks-code-as-hex': [
      'repeats the credential in hexadecimal',
      tells('X-Session', (secret) => Buffer.from(secret).toString('hex')),
    ],
    'leaks-code-in-capitals': [
      'repeats the credential in capitals',
      tells('X-Session', (secret) => secret.toUpperCase()),
    ],
    'leaks-code-in-link': [
      'repeats the credential in a link',
      tells('Link', (secret) => `</rest/1/${secret}/>; rel="self"`),
    ],
    'leaks-code-on-success': [
      'repeats the credential in a header of successes',
      tells('X-Trace', (secret) => secret, onSuccess),
    ],
    'leaks-wrong-code': [
      'repeats a credential that it refuses',
      tells('X-Refused', (secret) => secret, onCode('INVALID_CREDENTIALS')),
    ],
    'leaks-code-in-reason': [
      'repeats the credential in the words beside the status',
      () =>
        responded(
          (response, call) => ({
            ...response,
            raw: (whole) =>
              Buffer.from(
                whole
                  .toString('latin1')
                  .replace(/^(HTTP\/1.1 \d+) .*/, `$1 No ${call.credential?.secret ?? ''}`),
                'latin1',
              ),
          }),
          (o, call) => o.kind === 'refusal' && isDirect(call) && call.credential !== undefined,
        ),
    ],
    'leaks-token': [
      'repeats an access token in the text of an error',
      () => ({
        outcome: (o, call) =>
          o.kind === 'refusal' && call.credential?.kind === 'token'
            ? { ...o, description: `${o.description} (${call.credential.secret})` }
            : o,
      }),
    ],
    'leaks-path-of-call': [
      'repeats the path of the call, with the credential, in the text of an error',
      () => ({
        outcome: (o, call) =>
          o.kind === 'refusal' && isDirect(call)
            ? { ...o, description: `${o.description}: ${call.wire.path}` }
            : o,
      }),
    ],
    'trace-of-node': [
      'shows a stack trace of Node',
      says('TypeError: x is undefined\n    at handle (file:///srv/app/writing.js:12:7)'),
    ],
    'trace-of-node-bare': [
      'shows a frame of a stack of JavaScript',
      says('    at Router.handle (router.js:46:12)'),
    ],
    'trace-of-python': [
      'shows a traceback of Python',
      says('Traceback (most recent call last):\n  File "writing.py", line 12, in handle'),
    ],
    'frame-of-python': ['shows a frame of Python', says('File "writing.py", line 12, in handle')],
    'trace-of-java': [
      'shows a stack trace of Java',
      says('java.lang.NullPointerException\n\tat com.example.rest.Writing.handle(Writing.java:42)'),
    ],
    'trace-of-net': [
      'shows a stack trace of .NET',
      says('   at Rest.Writing.Handle(String id) in Writing.cs:line 42'),
    ],
    'trace-of-go': [
      'shows a panic of Go',
      says('panic: runtime error: index out of range\n\ngoroutine 18 [running]:'),
    ],
    'trace-of-ruby': ['shows a backtrace of Ruby', says("writing.rb:12:in `handle'")],
    'trace-of-rust': ['shows a panic of Rust', says("thread 'main' panicked at src/writing.rs:12:5")],
    'trace-of-perl': ['shows where Perl died', says('Died at writing.pl line 12.')],
    'fatal-of-php': ['shows a fatal error of PHP', says('PHP Fatal error:  Uncaught TypeError: strlen()')],
    'notice-of-php': ['shows a notice of PHP', says('Undefined index: chat in writing.php on line 12')],
    'path-of-windows': ['shows a path of Windows', says('in C:\\inetpub\\portal\\writing.php')],
    'path-of-a-share': ['shows a path of a share', says('in \\\\fileserver\\portal\\writing.php')],
    'path-of-a-mac': ['shows a path of a Mac', says('in /Users/olga/portal/writing.php')],
    'path-as-url': ['shows a path as a URL', says('see file:///portal/writing.php')],
    'path-in-header': ['shows a path in a header', () => header('X-Sendfile', '/var/www/portal/upload')],
    'path-of-kernel': ['shows a path of the kernel', says('cannot open /proc/self/environ')],
    'sql-of-postgres': ['shows an error of PostgreSQL', says('ERROR: syntax error at or near "chat" LINE 1')],
    'sql-of-oracle': ['shows an error of Oracle', says('ORA-00933: SQL command not properly ended')],
    'sql-of-server': [
      'shows an error of SQL Server',
      says("Unclosed quotation mark after the character string 'x'."),
    ],
    'sql-of-sqlite': ['shows an error of SQLite', says('SQLITE_ERROR: near "x": syntax error')],
    'sql-state': [
      'shows a state of SQL',
      says("SQLSTATE[42S02]: Base table or view not found: 1146 Table 'b.chat'"),
    ],
    'sql-insert': ['shows an inserting query', says('INSERT INTO typing (user_id) VALUES (1)')],
    'address-in-header': [
      'names an address of the inside in a header',
      () => header('X-Upstream', '10.0.3.17:9000'),
    ],
    'address-in-body': [
      'names an address of the inside in the text of an error',
      says('could not reach 192.168.7.20'),
    ],
    'loopback-upstream': ['names a service of its own machine', says('connect to 127.0.0.1:3306 failed')],
    'localhost-upstream': [
      'names a service of its own machine by name',
      says('connect ECONNREFUSED localhost:6379'),
    ],
    'cluster-name': [
      'names a service of its cluster',
      () => header('X-Served-By', 'rest-7d9f.im.svc.cluster.local'),
    ],
    'link-local-address': ['names the address of a cloud’s metadata', says('no response of 169.254.169.254')],
    'inside-of-ipv6': ['names an address of the inside in IPv6', says('could not reach fd12:3456:789a::7')],
    'private-key': ['shows the head of a private key', says('-----BEGIN RSA PRIVATE KEY-----')],
    environment: ['shows a variable of the environment with a password', says('DB_PASSWORD=hunter2hunter2')],
    'key-of-a-cloud': ['shows a key of a cloud', says('AKIAIOSFODNN7EXAMPLE')],
  }),
  ...should('security', 'no-echo', {
    'echoes-in-header': [
      'repeats DIALOG_ID in a header',
      () =>
        responded((response, call) => {
          const dialog = dialogText(call);
          return /^[\x21-\x7e]{8,200}$/.test(dialog) ? withHeader(response, 'X-Dialog', dialog) : response;
        }),
    ],
    'echoes-markup': ['repeats markup as it came', echo((dialog) => (dialog.includes('<') ? dialog : ''))],
    'echoes-queries': [
      'repeats the query',
      echo((_, call) =>
        call.wire.query.length < 1000 && !/auth=/.test(call.wire.query) ? call.wire.query : '',
      ),
    ],
  }),
];

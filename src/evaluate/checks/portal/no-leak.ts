import { contentOf } from '../../../exchange/record/parse-response.ts';
import type { Observation, ResponseCheck } from '../../check.ts';
import { phrase, quote } from '../../fact.ts';
import type { Finding } from '../../finding.ts';
import type { FindingCode } from '../../finding-codes.ts';
import { violation } from '../../make-finding.ts';
import { sentStrings } from '../../sent-strings.ts';

/**
 * What discloses the inside of a portal. Each is narrow: a word in a description is no leak, so SQL in small letters
 * needs its punctuation, a frame of a trace its file, and a version of four numbers is no address. None may start anew
 * within what it has read, or a long response takes it minutes.
 */
const signs: readonly (readonly [
  code: Extract<FindingCode, `leaks-${string}`>,
  what: string,
  sign: RegExp,
])[] = [
  [
    'leaks-credential',
    'a credential',
    /\[redacted:[a-z-]+(:[a-z-]+)?\]|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\b[A-Z][A-Z_]*(?:PASSWORD|SECRET)=\S{4,}/,
  ],
  [
    'leaks-stack-trace',
    'a stack trace',
    /#\d+ \S+\.php\(\d+\)|stack trace:|\bat [\w.$<>]+ \((?:[^()\s]+:\d+:\d+|[^()\s]*[./\\][^()\s]*:\d+)\)|Traceback \(most recent call last\)|\b(?:in|at) \S+\.php(?: on line |:)\d+|\bFatal error:|\bUncaught \w*(?:Error|Exception)\b/i,
  ],
  [
    'leaks-stack-trace',
    'a stack trace',
    /\bat [\w.$<>]+\([\w$]+\.(?:java|kt|scala|groovy):\d+\)|\bgoroutine \d+ \[|\bin [\w\\/.-]+\.\w{2,4}:line \d+|(?<![\w/.-])[\w/.-]+\.rb:\d+:in \S|\bpanicked at |\bat \S+\.p[lm] line \d+|\bFile "[^"]+", line \d+/,
  ],
  [
    'leaks-file-path',
    'a file path',
    /(?:^|[\s"'`(=:[<>])(?:\/(?:home|var|usr|opt|etc|srv|root|tmp|mnt|app|www)\/[\w.-]+(?:\/[\w.-]+)*|[A-Za-z]:\\{1,2}(?:[\w .-]+\\{1,2})+[\w.-]+)|\/bitrix\/modules\/[\w./-]+/,
  ],
  [
    'leaks-file-path',
    'a file path',
    /(?:^|[\s"'`(=:[<>])\/(?:Users\/[\w.-]+\/|proc\/)[\w.-]+|\bfile:\/\/\/\w|(?<!\\)\\\\[\w.-]+\\[\w$.-]+\\[\w.-]+/,
  ],
  [
    'leaks-sql',
    'SQL',
    /\bSELECT\b[\s\S]{1,200}\bFROM\b|\bINSERT\s+INTO\b|\bUPDATE\s+\S+\s+SET\b|\bDELETE\s+FROM\b|\bselect\b[\s\S]{1,200}\bfrom\s+\S+\s+where\s+\S+\s*[=<>]|\binsert\s+into\s+\S+\s*\(|\bupdate\s+\S+\s+set\s+\S+\s*=|\bdelete\s+from\s+\S+\s+where\s+\S+\s*[=<>]|SQLSTATE\[|You have an error in your SQL syntax|\bmysqli?_\w+|\bb_im_\w+|\bsyntax error at or near "|\bORA-\d{5}\b|\bUnclosed quotation mark after the character string\b|\bSQLITE_[A-Z]+\b/,
  ],
  [
    'leaks-internal-host',
    'an internal host name',
    /(?<![\w.]|\w\/|\bversion )(?:10(?:\.(?:1?\d?\d|2[0-4]\d|25[0-5])){3}|192\.168(?:\.(?:1?\d?\d|2[0-4]\d|25[0-5])){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.(?:1?\d?\d|2[0-4]\d|25[0-5])){2})(?![\w.])|(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:local|internal|lan|intranet|corp|localdomain)(?![\w.-])/i,
  ],
  [
    'leaks-internal-host',
    'an internal host name',
    /(?<![\w.])169\.254(?:\.\d{1,3}){2}(?![\w.])|\b(?:localhost|127\.0\.0\.1):(?:1433|1521|3306|5432|5672|6379|9000|9200|11211|27017)\b|(?<![\w:])f[cd][0-9a-f]{2}(?::[0-9a-f]{0,4}){3,7}(?![\w:])/,
  ],
];

/** Headers whose paths are those of URLs, and no files. */
const urlHeaders: ReadonlySet<string> = new Set([
  'set-cookie',
  'content-security-policy',
  'link',
  'location',
]);

function search(seen: Observation, place: string, text: string, skipped = ''): Finding[] {
  return signs.flatMap(([code, what, sign]) => {
    if (code === skipped) return [];
    const found = sign.exec(text);
    return found === null
      ? []
      : [
          violation(seen, code, {
            words: { what, place },
            expected: phrase(`no ${what.replace(/^an? /, '')}`),
            received: quote(found[0].trim()),
          }),
        ];
  });
}

/** Without what the caller sent itself: an echo is a matter of no-echo. */
function withoutSent(text: string, sent: readonly string[]): string {
  return sent.filter((part) => part.length >= 3).reduce((rest, part) => rest.replaceAll(part, ' '), text);
}

/** The text of a JSON body with its escapes undone, so that `\/home\/bitrix` is found as a path. */
function unescaped(text: string): string {
  return text.replace(
    /\\u([0-9a-f]{4})|\\(["\\/bfnrt])/gi,
    (_, hex: string | undefined, char: string | undefined) =>
      hex === undefined
        ? ({ n: '\n', r: '\n', t: '\t', b: ' ', f: ' ' }[char ?? ''] ?? (char as string))
        : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** No header and no body discloses a credential, a stack trace, a file path, SQL or an internal host name. */
export const noLeak: ResponseCheck = {
  name: 'no-leak',
  about:
    'Catches what no caller should learn, in any header and in the body, JSON escapes undone. Signs are narrow: a word in a description is no leak, nor is what the caller sent itself.',
  scope: 'response',
  judge(seen) {
    const { response } = seen.exchange;
    if (response === null || seen.response.kind === 'foreign') return null;
    const body = unescaped(contentOf(response).bytes.toString('utf8'));
    const { values, whole } = sentStrings(seen.exchange);
    const sent = [...whole, ...values];
    return [
      ...search(seen, 'reason phrase', withoutSent(response.reason, sent)),
      ...response.headers.flatMap(([name, value]) =>
        search(
          seen,
          `header ${name}`,
          withoutSent(value, sent),
          urlHeaders.has(name.toLowerCase()) ? 'leaks-file-path' : '',
        ),
      ),
      ...search(seen, 'body', withoutSent(body, sent)),
    ];
  },
};

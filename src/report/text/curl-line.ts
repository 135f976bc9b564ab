import type { Exchange, RecordedRequest } from '../../exchange/record/exchange.ts';
import { bodyBytes, headerValues } from '../../exchange/record/parse-response.ts';
import type { PathForm } from '../../plan/path-forms.ts';
import { type ShellPiece, shellWord, shellWriter } from './shell-text.ts';

/** A longer line is nothing to copy: the case's own command repeats it. */
const longest = 2_000;

const placeholder = /\[redacted:([a-z-]+)(?::([a-z-]+))?\]/;

/** A variable of the environment as the shell writes it out, changed by one of the shell's own edits. */
function variable(name: string, edit = ''): string {
  return `\${${name}${edit}}`;
}

const token = 'B24_ACCESS_TOKEN';

/** Spellings of a URL that change what stands before the credential: the shell takes that from the settings. */
const beforeCredential: readonly PathForm[] = [
  'two-slashes-first',
  'two-slashes-inside',
  'dot-segment',
  'parent-segment',
  'folder-in-capitals',
];

/** How a token is presented otherwise than it is. A dash stands at neither end of a token. */
const tokens: Readonly<Record<string, string>> = {
  given: variable(token),
  'wrong-code': `${variable(token, '%????????')}--------`,
  'first-character': `-${variable(token, '#?')}`,
  'last-character': `${variable(token, '%?')}-`,
  shortened: variable(token, '%?'),
  lengthened: `${variable(token)}0`,
};

/** How the end of a webhook's URL, `USER/CODE` with or without a slash, is changed by `sed`. */
const webhooks: Readonly<Record<string, string>> = {
  'wrong-code': 's,[^/]*/*$,wrong-code,',
  'first-character': 's,[^/]\\([^/]*\\)/*$,-\\1,',
  'last-character': 's,./*$,-,',
  shortened: 's,./*$,,',
  lengthened: 's,/*$,0,',
  'other-case': 's,[^/]*/*$,CODE-IN-CAPITALS,',
  'character-before': 's,[^/]*/*$,0&,',
  'space-before': 's,[^/]*/*$,%20&,',
  'space-behind': 's,/*$,%20,',
  'nul-behind': 's,/*$,%00,',
  'escaped-twice': 's,[^/]*/*$,code-escaped-twice,',
};

/**
 * Text with placeholders of secrets, as pieces in which the shell puts in the secrets. One character is one byte: so
 * addresses and headers are recorded.
 */
function piecesOf(text: string): ShellPiece[] {
  const found = placeholder.exec(text);
  if (found === null) return [{ bytes: text }];
  const [whole, name, variant = 'given'] = found;
  const expansion = name === 'access-token' ? tokens[variant] : undefined;
  const end = found.index + whole.length;
  return [
    { bytes: text.slice(0, found.index) },
    expansion === undefined ? { bytes: whole } : { expansion },
    ...piecesOf(text.slice(end)),
  ];
}

interface Address {
  /** What stands before the method: scheme, host and credential. */
  readonly start: ShellPiece;
  /** The same without scheme and host, for a request target that curl would change. */
  readonly path: ShellPiece;
  readonly rest: string;
}

function addressOf(exchange: Exchange): Address {
  const { url } = exchange.request;
  const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? '';
  const path = url.slice(origin.length);
  const webhook = /^(.*?)\/([^/]*)\/\[redacted:webhook-code(?::([a-z-]+))?\]/.exec(path);
  if (webhook !== null) {
    const [whole, , user = '', variant = 'given'] = webhook;
    const isOtherUser = /user/.test(exchange.planned?.credential ?? '');
    const edit = isOtherUser ? `s,[^/]*\\(/[^/]*\\)/*$,${user}\\1,` : webhooks[variant];
    const piped = (edits: string) => `$(echo "$B24_WEBHOOK_URL" | sed '${edits}')`;
    const ending = edit ?? 's,/*$,,';
    return {
      start: { expansion: edit === undefined ? variable('B24_WEBHOOK_URL', '%/') : piped(ending) },
      path: { expansion: piped(`s,^[^/]*//[^/]*,,; ${ending}`) },
      rest: path.slice(whole.length),
    };
  }
  if (!origin.endsWith('[portal]')) return { start: { bytes: origin }, path: { bytes: '' }, rest: path };
  const rest = path.slice(Math.max(0, path.indexOf('/rest/')));
  return {
    start: { expansion: variable('B24_PORTAL_URL', `:-${variable('B24_WEBHOOK_URL', '%/rest/*')}`) },
    path: { bytes: path.slice(0, path.length - rest.length) },
    rest,
  };
}

/** Without placeholders, which the shell replaces before curl sees the address. */
function curlMeddles(rest: string): boolean {
  return /[^\x21-\x7e]|#|\/\.\.?(?:[/?]|$)/.test(rest.replaceAll(new RegExp(placeholder, 'g'), ''));
}

function addressWords(exchange: Exchange): string {
  const { start, path, rest } = addressOf(exchange);
  if (curlMeddles(rest))
    return `--request-target ${shellWord([path, ...piecesOf(rest)])} ${shellWord([start, { bytes: '/' }])}`;
  const globs = /[[\]{}]/.test(rest.replaceAll(new RegExp(placeholder, 'g'), ''));
  return `${globs ? '-g ' : ''}${shellWord([start, ...piecesOf(rest)])}`;
}

function headerWords(request: RecordedRequest, hasBody: boolean): string[] {
  const one = (name: string) => headerValues(request.headers, name)[0];
  const type = one('content-type');
  const coding = one('accept-encoding');
  const authorization = one('authorization');
  const usual = 'application/x-www-form-urlencoded';
  return [
    ...(hasBody && type !== usual ? [type === undefined ? 'Content-Type:' : `Content-Type: ${type}`] : []),
    ...(coding === undefined || coding === 'identity' ? [] : [`Accept-Encoding: ${coding}`]),
    ...(authorization === undefined ? [] : [`Authorization: ${authorization}`]),
  ].map((header) => `-H ${shellWord(piecesOf(header))}`);
}

/**
 * A line for a POSIX shell that sends a recorded request again with curl, byte for byte but for the headers that say
 * nothing (User-Agent, Accept, Connection). Secrets are not in it: it reads `B24_WEBHOOK_URL`, or `B24_PORTAL_URL` and
 * `B24_ACCESS_TOKEN`, from the environment. It is printable ASCII without anything that a printer of the report would
 * change. Null where the request is too long for a line, was not kept whole, or has an odd path before the credential.
 */
export function curlLine(exchange: Exchange): string | null {
  const { request, planned } = exchange;
  if (planned?.pathForm !== undefined && beforeCredential.includes(planned.pathForm)) return null;
  if (request.body?.capped === true || (request.body?.bytes ?? 0) > longest) return null;
  const isGet = request.method === 'GET' || request.method === 'HEAD';
  const isUsual = request.method === 'GET' || request.method === 'POST';
  const body = request.body === null ? '' : bodyBytes(request.body).toString('latin1');
  const hasBody = request.method === 'POST' || body !== '';
  const pieces = piecesOf(body);
  const writer = shellWriter(pieces);
  const line = [
    ...(writer === null ? [] : [writer, '|']),
    request.method === 'HEAD' ? 'curl -sS -I' : 'curl -sS -i',
    ...(!isUsual && request.method !== 'HEAD' ? [`-X ${request.method}`] : []),
    ...(isGet && hasBody ? ['-X GET'] : []),
    ...headerWords(request, hasBody),
    ...(hasBody ? [writer === null ? `--data-raw ${shellWord(pieces)}` : '--data-binary @-'] : []),
    addressWords(exchange),
  ].join(' ');
  return line.length > longest ? null : line;
}

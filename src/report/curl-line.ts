import type { Exchange, RecordedBody } from '../exchange/exchange.ts';
import { requestTarget } from './exchange-text.ts';

/** What curl sends by itself, or what belongs to the suite and not to the question. */
const ownHeaders = new Set(['host', 'user-agent', 'accept-encoding', 'content-length', 'connection']);
const longestArgument = 2000;
const unprintable = /[^\n\x20-\x7e]/;

/** Where a secret was taken out of a record, the shell puts in what the settings hold. */
const placeholders: readonly [pattern: RegExp, variable: string][] = [
  [/^\/rest\/\d+\/\[redacted:webhook-code\]\//, '$B24_WEBHOOK_URL'],
  [/\[redacted:access-token\]/g, '$B24_ACCESS_TOKEN'],
];

function bytesQuoted(text: string): string {
  const bytes = [...Buffer.from(text)].map((byte) =>
    byte < 0x20 || byte > 0x7e || byte === 0x27 || byte === 0x5c
      ? `\\x${byte.toString(16).padStart(2, '0')}`
      : String.fromCharCode(byte),
  );
  return `$'${bytes.join('')}'`;
}

function quoted(text: string): string {
  return unprintable.test(text) || text.includes('\n')
    ? bytesQuoted(text)
    : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** An argument of the shell in which variables stand for secrets. */
function argument(text: string): string {
  for (const [pattern, variable] of placeholders) {
    const parts = text.split(pattern);
    if (parts.length < 2) continue;
    return parts.map((part) => (part === '' ? '' : argument(part))).join(`"${variable}"`);
  }
  return quoted(text);
}

function url({ request }: Exchange): string {
  const target = requestTarget(request);
  const byWebhook = /^\/rest\/\d+\/\[redacted:webhook-code\]\//.test(target);
  return byWebhook ? argument(target) : `"$B24_PORTAL_URL"${argument(target)}`;
}

function bodyOf(body: RecordedBody): readonly [before: string, option: string] | null {
  const bytes = body.base64 ?? (body.text?.includes('\0') ? Buffer.from(body.text).toString('base64') : null);
  if (body.capped || (bytes ?? body.text ?? '').length > longestArgument) return null;
  if (bytes === null) return ['', ` --data-binary ${argument(body.text ?? '')}`];
  return [`printf %s ${bytes} | base64 -d | `, ' --data-binary @-'];
}

/**
 * A request as a line for bash that sends it again. Secrets are not in it: `$B24_WEBHOOK_URL` and its like stand in
 * their places, so it can be pasted into a bug report. Printable ASCII only, whatever was sent. Null where the body
 * is too long for a line, and where a credential was spoilt on purpose, which only the suite can do again.
 */
export function curlLine(exchange: Exchange): string | null {
  const { method, headers, body } = exchange.request;
  const data = body === null || body.bytes === 0 ? (['', ''] as const) : bodyOf(body);
  if (data === null || exchange.key.includes('"credential":')) return null;
  const kept = headers.filter(([name]) => !ownHeaders.has(name.toLowerCase()));
  const shown = kept.map(([name, value]) => ` -H ${argument(`${name}: ${value}`)}`).join('');
  const [before, option] = data;
  return `${before}curl -i -X ${quoted(method).replace(/^'(\w+)'$/, '$1')} ${url(exchange)}${shown}${option}`;
}

import type { Exchange, RecordedBody, RecordedRequest } from '../../exchange/record/exchange.ts';
import { parseResponse } from '../../exchange/record/parse-response.ts';
import { findingsByWeight } from '../model/finding-order.ts';
import type { ReportedCase } from '../model/report.ts';

/** A body for people: its text, or what is known of bytes that are no text. Raw: escape it before showing it. */
export function bodyText(body: RecordedBody): string {
  const text = body.base64 === undefined ? (body.text ?? '') : `(${body.bytes} bytes, base64) ${body.base64}`;
  return body.capped ? `${text} (cut by the recorder: ${body.bytes} bytes came)` : text;
}

/** Path and query of a request: the report says once which origin they belong to. */
export function requestTarget(request: RecordedRequest): string {
  return request.url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '') || '/';
}

/** What was sent, on one line: `POST /rest/…/im.dialog.writing {"DIALOG_ID":"13"}`. Raw. */
export function sentLine(exchange: Exchange): string {
  const { request } = exchange;
  const line = `${request.method} ${requestTarget(request)}`;
  return request.body === null || request.body.bytes === 0 ? line : `${line} ${bodyText(request.body)}`;
}

/** Why no whole response came, in words: `no response: refused (ECONNREFUSED)`. Raw. */
export function failureText(exchange: Exchange): string | null {
  const { failure, response } = exchange;
  if (failure === null) return null;
  const what = response === null ? 'no response' : 'no whole response';
  return `${what}: ${failure.kind}${failure.code === '' ? '' : ` (${failure.code})`}`;
}

/** What came back, on one line: `200 {"result":true}`, or why nothing did. Raw. */
export function receivedLine(exchange: Exchange): string {
  const failure = failureText(exchange);
  const { response } = exchange;
  if (response === null) return failure ?? 'no response';
  return [String(response.status), failure, bodyText(response.body)].filter((part) => part).join(' ');
}

const kinds = {
  success: 'no result',
  error: 'no code',
  redirect: 'redirect',
  unreadable: 'JSON that cannot be read',
  foreign: 'no REST response',
  none: 'no response',
} as const;

/** The response in a few words, for a passing case: `200 true`, `400 DIALOG_ID_EMPTY`. Raw. */
export function responseLine(exchange: Exchange): string {
  const failure = failureText(exchange);
  if (failure !== null) return failure;
  const { status, code, body, kind } = parseResponse(exchange);
  if (status === null) return 'no response';
  if (code !== null) return `${status} ${code}`;
  const result = body?.['result'];
  return result === undefined ? `${status} (${kinds[kind]})` : `${status} ${JSON.stringify(result)}`;
}

/** The exchanges of a case: the one its main finding is about, others that findings name, the rest. */
export function exchangesByWeight(reported: ReportedCase): readonly Exchange[] {
  const named = findingsByWeight(reported).map((finding) => finding.exchange);
  const rank = (exchange: Exchange) => {
    const at = named.indexOf(exchange.id);
    return at < 0 ? named.length : at;
  };
  return [...reported.exchanges].sort((one, other) => rank(one) - rank(other));
}

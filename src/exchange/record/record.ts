import type { RequestDraft } from '../../plan/planned-request.ts';
import type { WireRequest } from '../http/build-request.ts';
import type { ReceivedResponse } from '../http/receive.ts';
import type { WireResult } from '../http/send.ts';
import type { Exchange, HeaderPair, RecordedRequest, RecordedResponse } from './exchange.ts';
import { headerValues } from './parse-response.ts';
import { recordBody, recordSentBody } from './record-body.ts';
import type { Redactor } from './redact.ts';

/** What a record is made from. */
export interface Observed {
  readonly id: number;
  readonly key: string;
  /** The request as it was planned, where it was. */
  readonly planned?: RequestDraft;
  /** Scheme of the portal with `://`, e.g. `https://`. */
  readonly scheme: string;
  readonly wire: WireRequest;
  readonly result: WireResult;
}

function recordHeaders(headers: readonly HeaderPair[], redactor: Redactor): HeaderPair[] {
  const joined = headers.flat().join('\n');
  if (redactor.text(joined) === joined) return [...headers];
  return headers.map(([name, value]): HeaderPair => [redactor.text(name), redactor.text(value)]);
}

function isNotHost([name]: HeaderPair): boolean {
  return name !== 'Host';
}

function recordRequest(scheme: string, wire: WireRequest, redactor: Redactor): RecordedRequest {
  return {
    method: wire.method,
    url: `${scheme}[portal]${redactor.text(wire.shownPath)}`,
    headers: [['Host', '[portal]'], ...recordHeaders(wire.headers.filter(isNotHost), redactor)],
    body: wire.body === null ? null : recordSentBody(wire.body, redactor),
  };
}

function recordResponse(received: ReceivedResponse, redactor: Redactor): RecordedResponse {
  const { httpVersion, status, reason, headers, body } = received;
  return {
    httpVersion,
    status,
    reason: redactor.text(reason),
    headers: recordHeaders(headers, redactor),
    body: recordBody(body, headerValues(headers, 'content-encoding').join(','), redactor),
    complete: body.complete,
  };
}

/** Makes the record of an exchange. Everything passes the redactor here, before anybody else sees it. */
export function record(observed: Observed, redactor: Redactor): Exchange {
  const { id, key, planned, scheme, wire, result } = observed;
  return {
    id,
    key,
    ...(planned === undefined ? {} : { planned }),
    request: recordRequest(scheme, wire, redactor),
    response: result.response === null ? null : recordResponse(result.response, redactor),
    failure: result.failure,
    timing: result.timing,
  };
}

import type { Contract } from '../contract/contract.ts';
import type { Exchange, HeaderPair } from '../exchange/record/exchange.ts';
import { bodyCap, recordBody, recordSentBody } from '../exchange/record/record-body.ts';
import type { Redactor } from '../exchange/record/redact.ts';
import { plannedRequest, type RequestDraft } from '../plan/planned-request.ts';
import { redactedHeaders, redactedText } from './redact-traffic.ts';
import type { TrafficCall } from './rest-call.ts';
import { bytesOf, type TrafficExchange } from './traffic-message.ts';

/** What recorders write down of the wire although the body is there without it. */
const codingHeaders = /^(?:content-encoding|content-length|transfer-encoding)$/i;

/** Why a call cannot be judged: one of these words, which a note of the report explains. */
export type Unjudged = 'rest-3' | 'xml' | 'batch' | 'no-body' | 'large-body' | 'no-response';

/** Why nothing can be told of an exchange; undefined where something can. */
export function unjudged(call: TrafficCall, { response }: TrafficExchange): Unjudged | undefined {
  if (call.isV3) return 'rest-3';
  if (call.isXml) return 'xml';
  if (call.method.toLowerCase() === 'batch') return 'batch';
  if (response === null) return 'no-response';
  if (response.body === undefined) return 'no-body';
  return bytesOf(response.body).length > bodyCap ? 'large-body' : undefined;
}

function recordedHeaders(headers: readonly HeaderPair[], redactor: Redactor): readonly HeaderPair[] {
  return redactedHeaders(
    headers.filter(([name]) => !codingHeaders.test(name)),
    redactor,
  );
}

/** Makes the record of a call, as a run makes it of its own. Everything passes the redactor. */
export function recordTraffic(
  id: number,
  { request, response, startedAt, ms = 0 }: TrafficExchange,
  call: TrafficCall,
  part: Contract,
  redactor: Redactor,
): Exchange {
  const { method, encoding, parameters, isUnreadable } = call;
  const raw = isUnreadable ? { raw: { base64: '', contentType: 'application/json' } } : {};
  const draft = JSON.parse(
    redactedText(JSON.stringify({ encoding, method, parameters, ...raw }), redactor),
  ) as RequestDraft;
  const sent = bytesOf(request.body);
  const received = bytesOf(response?.body);
  return {
    id,
    key: plannedRequest(part, draft).key,
    planned: draft,
    request: {
      method: request.method,
      url: redactedText(request.url, redactor),
      headers: recordedHeaders(request.headers, redactor),
      body: sent.length === 0 ? null : recordSentBody(sent, redactor),
    },
    response:
      response === null
        ? null
        : {
            httpVersion: '1.1',
            status: response.status,
            reason: '',
            headers: recordedHeaders(response.headers, redactor),
            body: recordBody({ kept: received, bytes: received.length, complete: true }, '', redactor),
            complete: true,
          },
    failure: null,
    timing: {
      startedAt: startedAt ?? new Date(0).toISOString(),
      connect: null,
      firstByte: null,
      total: ms,
      reused: false,
    },
  };
}

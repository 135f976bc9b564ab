import { encodePhpJson, type WireValue } from '../php/encode-json.ts';
import { encodePhpXml } from '../php/encode-xml.ts';
import type { Envelope } from './interceptor.ts';
import type { Outcome } from './outcome.ts';
import type { PortalContext } from './portal-context.ts';
import type { Instead, PortalResponse } from './response.ts';
import type { RestCall } from './rest-call.ts';
import { hasTime, type Span, timeBlock } from './time-block.ts';

/** The headers that every response of the portal has. @see docs/reference/portal.md B.4 */
export const commonHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'origin, content-type, accept',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** What a response says that comes from a document instead of a method written by hand. @see docs/reference/portal.md E */
export const fromDocumentHeader = { 'X-Reference-Portal': 'from-document' } as const;

/** Puts an outcome into its envelope, encodes it and adds the headers; each stage passes the interceptors. */
export function render(outcome: Outcome, call: RestCall, span: Span, context: PortalContext): Instead {
  const { interceptors } = context;
  let response: Instead;
  if (call.instead !== undefined) response = call.instead;
  else if (outcome.kind === 'broken-page') response = brokenPage;
  else {
    let envelope = envelopeOf(outcome, call, span, context);
    for (const interceptor of interceptors)
      envelope = interceptor.envelope?.(envelope, outcome, call) ?? envelope;
    const isXml = call.suffix === 'xml';
    let body = isXml ? encodePhpXml(envelope) : encodePhpJson(envelope);
    for (const interceptor of interceptors) body = interceptor.text?.(body, outcome, call) ?? body;
    const { status = statusOf(outcome), headers = {} } = call.changes ?? {};
    response = { status, headers: { ...headersOf(isXml, call, span, context), ...headers }, body };
  }
  for (const interceptor of interceptors) {
    if (typeof response !== 'string') response = interceptor.response?.(response, outcome, call) ?? response;
  }
  return response;
}

/** What a portal shows when PHP itself fails; the real page is not known. */
const brokenPage: PortalResponse = {
  status: 500,
  headers: { 'Content-Type': 'text/html; charset=UTF-8' },
  body: '<html><head><title>500 Internal Server Error</title></head><body><h1>Internal Server Error</h1></body></html>',
};

function statusOf(outcome: Outcome): number {
  return outcome.kind === 'refusal' ? outcome.status : 200;
}

function envelopeOf(
  outcome: Exclude<Outcome, { kind: 'broken-page' }>,
  call: RestCall,
  span: Span,
  context: PortalContext,
): Envelope {
  if (outcome.kind === 'refusal')
    return { error: outcome.error, error_description: outcome.description, ...outcome.extra };
  if (isErrorInDisguise(outcome.result)) return outcome.result;
  const envelope: Record<string, WireValue> = { result: outcome.result };
  if (outcome.next !== undefined) envelope['next'] = outcome.next;
  if (outcome.total !== undefined) envelope['total'] = outcome.total;
  if (!hasTime(context.timeStyle)) return envelope;
  const { generation, meter, state } = context;
  const reading = generation.operating
    ? meter.read(call.method.toLowerCase(), call.credential?.secret ?? '', span.finish)
    : undefined;
  envelope['time'] = timeBlock(context.timeStyle, span, state.utcOffset, reading);
  return envelope;
}

/** A result that itself has `error` and `error_description` goes out as it is, with status 200 and no time. @see docs/reference/portal.md B.1 */
function isErrorInDisguise(result: WireValue): result is { readonly [key: string]: WireValue } {
  if (typeof result !== 'object' || result === null || result instanceof Map || Array.isArray(result))
    return false;
  const members = result as { readonly [key: string]: WireValue };
  return Boolean(members['error']) && Boolean(members['error_description']);
}

function headersOf(
  isXml: boolean,
  call: RestCall,
  span: Span,
  context: PortalContext,
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {
    'Content-Type': isXml ? 'text/xml; charset=utf-8' : 'application/json; charset=utf-8',
    ...commonHeaders,
  };
  if (call.fromDocument) Object.assign(headers, fromDocumentHeader);
  if (!context.generation.cloudHeaders) return headers;
  const seconds = (Math.max(0, span.finish - span.start) / 1000).toFixed(10);
  headers['X-Bitrix-Rest-Time'] = seconds;
  headers['X-Bitrix-Rest-User-Time'] = seconds;
  headers['X-Bitrix-Rest-System-Time'] = '0.0000000000';
  const application = call.credential?.application;
  const clientId =
    application === undefined
      ? undefined
      : context.state.applications.find((a) => a.name === application)?.clientId;
  if (clientId !== undefined) headers['X-Bitrix-Rest-Application'] = clientId;
  return headers;
}

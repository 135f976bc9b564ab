import { isUtf8 } from 'node:buffer';
import { decodePhpJson } from '../php/decode-json.ts';
import { encodePhpJson, type WireValue } from '../php/encode-json.ts';
import type { PhpArray } from '../php/php-value.ts';
import { authenticate } from '../pipeline/authenticate.ts';
import { type Eventually, whenThere } from '../pipeline/eventually.ts';
import type { Handled } from '../pipeline/handle-request.ts';
import type { PortalContext } from '../pipeline/portal-context.ts';
import { commonHeaders, fromDocumentHeader } from '../pipeline/render.ts';
import type { Instead } from '../pipeline/response.ts';
import type { RestCall } from '../pipeline/rest-call.ts';
import { runHandler } from '../pipeline/run-handler.ts';
import { hasTime, timeBlock } from '../pipeline/time-block.ts';
import type { Route } from '../transport/route.ts';
import type { WireRequest } from '../transport/wire-request.ts';
import { callInsideBatch, callV3 } from './call-v3.ts';
import { keepResponse, lookUpKey } from './idempotency.ts';
import { findV3Method } from './v3-methods.ts';
import { plainOutcome, type V3Outcome, v3Failure, v3Refusal } from './v3-outcome.ts';

/** From a request under `/rest/api/` to its response. The order of checks is method, JSON, credentials, key, scope, parameters. @see docs/reference/portal.md F */
export function handleV3(request: WireRequest, route: Route, context: PortalContext): Eventually<Handled> {
  const start = context.now();
  const body = bodyOf(request);
  const call: RestCall = {
    wire: request,
    method: route.method,
    suffix: '',
    pathUser: route.pathUser,
    pathCode: route.pathCode,
    bodyKind: body === undefined ? 'unreadable' : 'json',
    insideBatch: false,
    params: body ?? new Map(),
    credential: undefined,
  };
  call.entry = context.journal.begin(call, true);
  const handled = (outcome: V3Outcome, response = render(outcome, call, start, context)): Handled => {
    const plain = plainOutcome(outcome);
    context.journal.conclude(call, plain);
    return { response: intercepted(response, outcome, call, context), call, outcome: plain };
  };
  for (const interceptor of context.interceptors) {
    const instead = interceptor.call?.(call);
    if (instead?.kind === 'refusal')
      return handled({ ...instead, code: String(instead.error), message: instead.description });
  }
  const method = findV3Method(route.method, context.methods.documents);
  if (method?.fromDocument) call.fromDocument = true;
  if (method === undefined && !context.stubs.knows(route.method))
    return handled(v3Refusal('METHODNOTFOUNDEXCEPTION', 'Method not found'));
  if (body === undefined)
    return handled(v3Refusal('INVALIDJSONEXCEPTION', 'The request body is not valid JSON'));
  const credential = authenticate(call, context);
  if ('error' in credential) return handled(v3Refusal('ACCESSDENIEDEXCEPTION', 'Access denied'));
  call.credential = credential;
  const run = () =>
    runHandler<V3Outcome>(
      () =>
        callV3(route.method, { query: call.params, credential, context, rest: call, run: callInsideBatch }),
      (cause) => {
        context.journal.failed(call, cause);
        return v3Failure;
      },
    );
  const sent = request.headers['idempotency-key'];
  if (typeof sent !== 'string') return whenThere(run(), (outcome) => handled(outcome));
  const { idempotentResponses } = context.state;
  const key = JSON.stringify([credential.secret, route.method.toLowerCase(), sent]);
  const known = lookUpKey(idempotentResponses, key, request.body, context.now());
  if (known !== undefined) return 'kind' in known ? handled(known) : { response: known, call };
  return whenThere(run(), (outcome) => {
    const response = render(outcome, call, start, context);
    if (typeof response !== 'string')
      keepResponse(idempotentResponses, key, request.body, response, context.now());
    return handled(outcome, response);
  });
}

/** The response after the interceptors that look at responses; the other stages are for REST 2 alone. */
function intercepted(
  response: Instead,
  outcome: V3Outcome,
  call: RestCall,
  { interceptors }: PortalContext,
): Instead {
  let changed: Instead = response;
  for (const interceptor of interceptors)
    if (typeof changed !== 'string')
      changed = interceptor.response?.(changed, plainOutcome(outcome), call) ?? changed;
  return changed;
}

/** The members of the body; none for a request without one. Undefined for a body that is no JSON object or array, or not sent as JSON. */
function bodyOf({ httpMethod, headers, body }: WireRequest): PhpArray | undefined {
  if (httpMethod !== 'POST' || body.length === 0) return new Map();
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  const value =
    type === 'application/json' && isUtf8(body) ? decodePhpJson(body.toString('utf8')) : undefined;
  return value instanceof Map ? value : undefined;
}

function render(
  outcome: V3Outcome,
  { fromDocument = false, instead, changes }: RestCall,
  start: number,
  context: PortalContext,
): Instead {
  if (instead !== undefined) return instead;
  return {
    status: changes?.status ?? (outcome.kind === 'refusal' ? outcome.status : 200),
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      ...commonHeaders,
      ...(fromDocument ? fromDocumentHeader : {}),
      ...changes?.headers,
    },
    body: encodePhpJson(envelopeOf(outcome, start, context)),
  };
}

function envelopeOf(outcome: V3Outcome, start: number, context: PortalContext): WireValue {
  if (outcome.kind === 'refusal') {
    const { code, message, validation } = outcome;
    return { error: { code, message, ...(validation === undefined ? {} : { validation }) } };
  }
  if (outcome.isRaw || !hasTime(context.timeStyle))
    return outcome.isRaw ? outcome.result : { result: outcome.result };
  const span = { start, finish: context.now() };
  const reading = context.generation.operating ? context.meter.read('', '', span.finish) : undefined;
  return {
    result: outcome.result,
    time: timeBlock(context.timeStyle, span, context.state.utcOffset, reading),
  };
}

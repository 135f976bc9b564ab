import { plainJson } from '../calls/portal-call.ts';
import { redactMembers } from '../log/redact.ts';
import type { WireValue } from '../php/encode-json.ts';
import type { PhpArray } from '../php/php-value.ts';
import { toWire } from '../php/to-wire.ts';
import { type Eventually, whenThere } from '../pipeline/eventually.ts';
import { type Outcome, type Refusal, refusal, success } from '../pipeline/outcome.ts';
import type { PortalContext } from '../pipeline/portal-context.ts';
import type { Instead } from '../pipeline/response.ts';
import type { RestCall } from '../pipeline/rest-call.ts';
import type { PortalUser } from '../state/portal-state.ts';
import { documentedRefusal } from './documented-refusal.ts';
import { mergePatch } from './merge-patch.ts';
import type { StubResponse } from './stub.ts';
import type { TakenStub } from './stub-store.ts';
import { fillTemplates, type TemplateScope } from './template.ts';

/** A call that a stub may answer, of either version of REST. */
export interface StubbedCall {
  readonly rest: RestCall;
  readonly params: PhpArray;
  readonly start: number;
  readonly caller: PortalUser;
  readonly context: PortalContext;
}

/**
 * Answers a call by the stub that fits, or as usual where none does.
 *
 * @param usual the portal's own answer; called at most once
 * @throws Error for a function of a stub that throws, or answers with what no stub may
 */
export function answerByStub(call: StubbedCall, usual: () => Eventually<Outcome>): Eventually<Outcome> {
  const { rest, caller, context } = call;
  if (context.stubs.all.length === 0) return usual();
  let plain: Readonly<Record<string, unknown>> | undefined;
  const params = () => {
    plain ??= plainParams(call);
    return plain;
  };
  const taken = context.stubs.take({ method: rest.method, user: caller.id, params });
  if (taken === undefined) return usual();
  if (rest.entry !== undefined) rest.entry.stub = taken.standing.name;
  const scope = scopeOf(call, taken, params());
  return whenThere(responseOf(taken, scope, call), (response) =>
    carryOut(response.templates === false ? response : filled(response, scope), call, usual),
  );
}

/** The parameters of a call as plain JSON, without those that authenticate. */
export function plainParams({ params, context }: StubbedCall): Readonly<Record<string, unknown>> {
  return redactMembers(plainJson(toWire(params)), context.state) as Readonly<Record<string, unknown>>;
}

function scopeOf(
  { rest, caller, context }: StubbedCall,
  { count, state }: TakenStub,
  params: Readonly<Record<string, unknown>>,
): TemplateScope {
  return {
    method: rest.method,
    params,
    user: caller,
    count,
    state,
    id: context.nextStubId(),
    now: context.now(),
    utcOffset: context.state.utcOffset,
  };
}

function responseOf(
  { standing: { stub }, count }: TakenStub,
  { method, params, state }: TemplateScope,
  { caller: { id, name, lastName }, start }: StubbedCall,
): Eventually<StubResponse> {
  const { response = {}, responses = [] } = stub;
  if (typeof response === 'function')
    return response({ method, params, start, user: { id, name, lastName }, count, state });
  return responses[Math.min(count, responses.length) - 1] ?? response;
}

function filled(response: StubResponse, scope: TemplateScope): StubResponse {
  return fillTemplates(response, scope) as StubResponse;
}

/** The timer does not keep a process alive that has nothing else to do. */
function sleep(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined).unref());
}

/**
 * Carries out what a stub, or a method of one's own, answers, after its delay.
 *
 * @throws Error for an error that the method does not document and that has no status
 */
export function carryOut(
  response: StubResponse,
  call: StubbedCall,
  usual: () => Eventually<Outcome>,
): Eventually<Outcome> {
  return whenThere(response.delay === undefined ? undefined : sleep(response.delay), () =>
    outcomeOf(response, call, usual),
  );
}

function outcomeOf(
  response: StubResponse,
  call: StubbedCall,
  usual: () => Eventually<Outcome>,
): Eventually<Outcome> {
  const { fault, body, status, headers } = response;
  const { rest } = call;
  if (fault !== undefined) rest.instead = fault;
  else if (body !== undefined) rest.instead = rawResponse(response);
  if (rest.instead !== undefined) return success(null);
  return whenThere(envelopedOutcome(response, call, usual), (outcome) => {
    // Not earlier: what throws is a 500, whatever status was asked for.
    if (status !== undefined || headers !== undefined) rest.changes = { status, headers };
    return outcome;
  });
}

function envelopedOutcome(
  { error, result, override, next, total }: StubResponse,
  call: StubbedCall,
  usual: () => Eventually<Outcome>,
): Eventually<Outcome> {
  if (error !== undefined) return refusalOf(error, call);
  const paging = { ...(next === undefined ? {} : { next }), ...(total === undefined ? {} : { total }) };
  if (result !== undefined) return { kind: 'success', result: result as WireValue, ...paging };
  if (override === undefined) return usual();
  return whenThere(usual(), (outcome) =>
    outcome.kind === 'success'
      ? { ...outcome, result: mergePatch(plainJson(outcome.result), override) as WireValue, ...paging }
      : outcome,
  );
}

function rawResponse({ status = 200, headers = {}, body }: StubResponse): Instead {
  const isText = typeof body === 'string';
  return {
    status,
    headers: {
      'Content-Type': isText ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
      ...headers,
    },
    body: isText ? body : JSON.stringify(body),
  };
}

function refusalOf(error: NonNullable<StubResponse['error']>, { rest, context }: StubbedCall): Refusal {
  if (typeof error !== 'string') {
    const { code, status = 400, description = `${code} (stubbed)`, extra } = error;
    return {
      ...refusal(status, code, description),
      ...(extra === undefined ? {} : { extra: extra as Readonly<Record<string, WireValue>> }),
    };
  }
  const found = documentedRefusal(error, rest.method, context.refusals);
  if (found !== undefined) return found;
  throw new Error(
    `A stub answers with ${error}, which ${rest.method} does not document. Give { code, status }.`,
  );
}

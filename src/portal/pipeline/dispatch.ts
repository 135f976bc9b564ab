import { entityEvent } from '../events/entity-event.ts';
import type { PortalMethod } from '../methods/portal-method.ts';
import { toInteger } from '../php/php-cast.ts';
import { answerByStub } from '../stubs/answer-by-stub.ts';
import { authenticate, removeAuthentication } from './authenticate.ts';
import { type Eventually, whenThere } from './eventually.ts';
import type { Outcome } from './outcome.ts';
import type { PortalContext } from './portal-context.ts';
import type { RestCall } from './rest-call.ts';
import { runHandler } from './run-handler.ts';
import { isSystemErrorKey, type SystemErrorKey, systemError } from './system-error.ts';

const stopsEverything = new Set<string>([
  'PORTAL_DELETED',
  'QUERY_LIMIT_EXCEEDED',
  'INTERNAL_SERVER_ERROR',
  'INTERNAL_WRONG_TRANSPORT',
]);

/**
 * Runs one call through the checks in the portal's order: stopped portal, method, credentials, scope, load limiter, handler. Commands of a batch
 * come here too and skip the credentials, which the batch has shown.
 *
 * @see docs/reference/portal.md B.2, last lines
 */
export function dispatch(call: RestCall, context: PortalContext): Eventually<Outcome> {
  call.entry = context.journal.begin(call);
  return whenThere(decide(call, context), (decided) => {
    let outcome = decided;
    for (const interceptor of context.interceptors)
      outcome = interceptor.outcome?.(outcome, call, context.state) ?? outcome;
    context.journal.conclude(call, outcome);
    const event = entityEvent(call, outcome);
    if (event !== undefined) context.events.emit(event);
    return outcome;
  });
}

function decide(call: RestCall, context: PortalContext): Eventually<Outcome> {
  for (const interceptor of context.interceptors) {
    const instead = interceptor.call?.(call);
    if (instead !== undefined) return instead;
  }
  const fail = (key: SystemErrorKey) => systemError(key, context.generation.statuses);
  const { refusal } = context.state;
  if (refusal !== undefined && stopsEverything.has(refusal) && isSystemErrorKey(refusal))
    return fail(refusal);
  const method = context.methods.find(call.method);
  if (method === undefined && !context.stubs.knows(call.method)) return fail('ERROR_METHOD_NOT_FOUND');
  if (method?.fromDocument) call.fromDocument = true;
  if (call.params.has('token') && !call.insideBatch) return fail('ACCESS_DENIED');
  const start = toInteger(call.params.get('start'));
  if (call.insideBatch) removeAuthentication(call.params);
  else {
    const known = authenticate(call, context);
    if ('error' in known) return known;
    call.credential = known;
  }
  return admit(call, method, start, context);
}

/** Calls a method, or the stub in its place; undefined is a method that stubs alone know. */
function admit(
  call: RestCall,
  method: PortalMethod | undefined,
  start: number,
  context: PortalContext,
): Eventually<Outcome> {
  const { credential } = call;
  const { statuses } = context.generation;
  if (credential === undefined) return systemError('NO_AUTH_FOUND', statuses);
  const { name = call.method, scopes = [] } = method ?? {};
  if (scopes.length > 0 && !scopes.some((scope) => credential.scopes.has(scope))) {
    if (call.insideBatch) return systemError('insufficient_scope:batch', statuses);
    return systemError(
      credential.kind === 'token' ? 'insufficient_scope:application' : 'insufficient_scope',
      statuses,
    );
  }
  const began = context.now();
  if (context.meter.isBlocked(name.toLowerCase(), credential.secret, began))
    return systemError('OPERATION_TIME_LIMIT', statuses);
  const given = { params: call.params, start, caller: credential.user, credential, context, rest: call };
  const outcome = runHandler<Outcome>(
    () => answerByStub(given, () => method?.handle(given) ?? systemError('ERROR_METHOD_NOT_FOUND', statuses)),
    (cause) => {
      context.journal.failed(call, cause);
      return systemError('INTERNAL_SERVER_ERROR', statuses);
    },
  );
  return whenThere(outcome, (done) => {
    if (name !== 'batch')
      context.meter.record(name.toLowerCase(), credential.secret, began, context.now() - began);
    return done;
  });
}

import type { PortalMethod } from '../methods/portal-method.ts';
import { toInteger } from '../php/php-cast.ts';
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
  if (method === undefined) return fail('ERROR_METHOD_NOT_FOUND');
  if (method.fromDocument) call.fromDocument = true;
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

function admit(
  call: RestCall,
  method: PortalMethod,
  start: number,
  context: PortalContext,
): Eventually<Outcome> {
  const { credential } = call;
  const { statuses } = context.generation;
  if (credential === undefined) return systemError('NO_AUTH_FOUND', statuses);
  if (method.scopes.length > 0 && !method.scopes.some((scope) => credential.scopes.has(scope))) {
    if (call.insideBatch) return systemError('insufficient_scope:batch', statuses);
    return systemError(
      credential.kind === 'token' ? 'insufficient_scope:application' : 'insufficient_scope',
      statuses,
    );
  }
  const began = context.now();
  if (context.meter.isBlocked(method.name.toLowerCase(), credential.secret, began))
    return systemError('OPERATION_TIME_LIMIT', statuses);
  const outcome = runHandler<Outcome>(
    () =>
      method.handle({ params: call.params, start, caller: credential.user, credential, context, rest: call }),
    (cause) => {
      context.journal.failed(call, cause);
      return systemError('INTERNAL_SERVER_ERROR', statuses);
    },
  );
  return whenThere(outcome, (done) => {
    if (method.name !== 'batch')
      context.meter.record(method.name.toLowerCase(), credential.secret, began, context.now() - began);
    return done;
  });
}

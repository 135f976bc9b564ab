import type { EventHandler } from '../../events/event-handler.ts';
import { parameterOf } from '../../generic/described-call.ts';
import { toInteger, toText } from '../../php/php-cast.ts';
import { type Outcome, refusal, success } from '../../pipeline/outcome.ts';
import { systemError } from '../../pipeline/system-error.ts';
import type { MethodCall, PortalMethod } from '../portal-method.ts';

/** What the name of an event looks like. There are some 170 of them; which ones a portal has depends on its modules. */
const eventName = /^on[a-z0-9_]{3,60}$/i;

/** How many handlers are kept, so that a portal that runs for weeks stays small. */
const maxHandlers = 1_000;

/** Registers a handler for an event of an application. @see docs/reference/portal.md G */
const eventBind: PortalMethod = forApplications('event.bind', (call, application) => {
  const { state } = call.context;
  const { event, handler, authType, isOffline } = given(call);
  if (!eventName.test(event)) return refusal(400, 'ERROR_EVENT_NOT_FOUND', 'Event not found');
  if (isOffline) return refusal(400, 'ERROR_ARGUMENT', 'Offline events are not kept by this portal');
  if (!/^https?:\/\//i.test(handler)) return refusal(400, 'ERROR_ARGUMENT', 'Wrong handler URL');
  if (!call.caller.admin && authType !== undefined && authType !== call.caller.id)
    return systemError('ACCESS_DENIED', call.context.generation.statuses);
  const bound = { event: event.toUpperCase(), handler, authType: authType ?? defaultUser(call), application };
  if (state.eventHandlers.some((known) => isSame(known, bound)))
    return refusal(400, 'ERROR_CORE', 'Unable to set event handler: Handler already binded');
  state.eventHandlers.push({ id: state.nextEventHandlerId++, ...bound });
  if (state.eventHandlers.length > maxHandlers) state.eventHandlers.shift();
  return success(true);
});

/** Takes away the handlers of an application that fit what is given, and counts them. */
const eventUnbind: PortalMethod = forApplications('event.unbind', (call, application) => {
  const { state, generation } = call.context;
  if (!call.caller.admin) return systemError('ACCESS_DENIED', generation.statuses);
  const { event, handler, authType } = given(call);
  const goes = (known: EventHandler) =>
    known.application === application &&
    (event === '' || known.event === event.toUpperCase()) &&
    (handler === '' || known.handler === handler) &&
    (authType === undefined || known.authType === authType);
  const stays = state.eventHandlers.filter((known) => !goes(known));
  const count = state.eventHandlers.length - stays.length;
  state.eventHandlers.splice(0, state.eventHandlers.length, ...stays);
  return success({ count });
});

/** The handlers of an application. */
const eventGet: PortalMethod = forApplications('event.get', (call, application) =>
  success(
    call.context.state.eventHandlers
      .filter((known) => known.application === application)
      .map(({ event, handler, authType }) => ({ event, handler, auth_type: String(authType), offline: 0 })),
  ),
);

/** The methods by which applications subscribe to events. */
export const eventMethods: readonly PortalMethod[] = [eventBind, eventUnbind, eventGet];

/** A method that webhooks may not call: it needs an application. */
function forApplications(
  name: string,
  handle: (call: MethodCall, application: string) => Outcome,
): PortalMethod {
  return {
    name,
    scopes: [],
    handle: (call) =>
      call.credential.application === undefined
        ? systemError('WRONG_AUTH_TYPE', call.context.generation.statuses)
        : handle(call, call.credential.application),
  };
}

function given({ params }: MethodCall) {
  const text = (name: string) => (toText(parameterOf(params, name)) ?? '').trim();
  const auth = parameterOf(params, 'auth_type');
  return {
    event: text('event'),
    handler: text('handler'),
    authType: auth === undefined || auth === null ? undefined : toInteger(auth),
    isOffline: text('event_type').toLowerCase() === 'offline',
  };
}

/** Handlers of users without rights are called on their own behalf. */
function defaultUser({ caller }: MethodCall): number {
  return caller.admin ? 0 : caller.id;
}

function isSame(known: EventHandler, bound: Omit<EventHandler, 'id'>): boolean {
  return (
    known.event === bound.event &&
    known.handler === bound.handler &&
    known.authType === bound.authType &&
    known.application === bound.application
  );
}

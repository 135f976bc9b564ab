import { defaultActor } from '../events/portal-events.ts';
import type { PortalContext } from '../pipeline/portal-context.ts';
import { type ControlRoutes, json, refuse, withMembers } from './control-json.ts';

/** `events`: what was sent to handlers, and something that happens now. */
export function eventRoutes({ events, state }: PortalContext): ControlRoutes {
  const list = () =>
    json(200, {
      handlers: state.eventHandlers.map(({ id, event, handler, authType }) => ({
        id,
        event,
        handler,
        authType,
      })),
      deliveries: events.deliveries,
    });
  return {
    'GET events': list,
    'POST events': (body) =>
      withMembers(body, async ({ event, data = {}, user = defaultActor, ...others }) => {
        const [other] = Object.keys(others);
        if (other !== undefined)
          return refuse(`there is no member ${other}: an event has event, data and user`);
        if (typeof event !== 'string' || event === '') return refuse('event has to be the name of an event');
        if (typeof user !== 'number') return refuse('user has to be the id of a user');
        const handlers = events.emit({ event: event.toUpperCase(), data, user });
        await events.settled();
        return json(200, { handlers, deliveries: events.deliveries });
      }),
    'DELETE events': () => {
      events.clear();
      return list();
    },
  };
}

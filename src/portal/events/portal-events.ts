import type { EventDelivery } from './event-handler.ts';
import type { EventSender } from './event-sender.ts';

/** The members of a running portal that are about events. */
export interface PortalEvents {
  /**
   * Lets something happen in the portal: every handler that is bound to the event is called, as by a real portal.
   *
   * @param event its name in any case, such as `ONCRMDEALADD`
   * @param user id of the user who did it; 1 unless given
   * @returns how many handlers are bound to it
   */
  emit(event: string, data?: unknown, user?: number): number;
  /** What was sent to handlers, oldest first: the last 1,000. */
  readonly deliveries: readonly EventDelivery[];
  /** Resolves when every handler that is to be called was called. */
  delivered(): Promise<void>;
}

/** The user on whose behalf tests let things happen. */
export const defaultActor = 1;

/** Makes the members that are about events. */
export function portalEvents(sender: EventSender): PortalEvents {
  return {
    emit: (event, data = {}, user = defaultActor) => sender.emit({ event: event.toUpperCase(), data, user }),
    get deliveries() {
      return sender.deliveries;
    },
    delivered: () => sender.settled(),
  };
}

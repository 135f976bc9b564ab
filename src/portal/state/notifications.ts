import type { WireValue } from '../php/encode-json.ts';
import type { PortalState } from './portal-state.ts';

/** A notification to one user. */
export interface PortalNotification {
  readonly id: number;
  /** Whom it tells. */
  readonly user: number;
  /** Who sent it; 0 for a system notification. */
  readonly author: number;
  /** Unix time in milliseconds. */
  readonly date: number;
  readonly text: string;
  /** With the application before it, so that applications do not remove each other's. */
  readonly tag: string;
  readonly subTag: string;
  readonly attach: WireValue;
  isRead: boolean;
}

/** How many notifications a portal remembers, of all users together; the oldest goes first. */
export const maxNotifications = 2_000;

/** Adds a notification; it takes the place of one of the same tag to the same user. */
export function addNotification(
  state: PortalState,
  notification: Omit<PortalNotification, 'id' | 'date' | 'isRead'>,
): PortalNotification {
  if (notification.tag !== '')
    for (const known of notificationsOf(state, notification.user))
      if (known.tag === notification.tag) state.notifications.delete(known.id);
  if (state.notifications.size >= maxNotifications) {
    const oldest = state.notifications.keys().next().value;
    if (oldest !== undefined) state.notifications.delete(oldest);
  }
  const added = { ...notification, id: state.nextMessageId++, date: state.now(), isRead: false };
  state.notifications.set(added.id, added);
  return added;
}

/** The notifications of a user, newest first. */
export function notificationsOf(state: PortalState, user: number): readonly PortalNotification[] {
  return [...state.notifications.values()].filter((notification) => notification.user === user).reverse();
}

import type { WireValue } from '../../../php/encode-json.ts';
import { isoDate } from '../../../pipeline/time-block.ts';
import type { PortalNotification } from '../../../state/notifications.ts';
import type { PortalState } from '../../../state/portal-state.ts';
import { describeUser } from '../describe/describe-user.ts';

/** The module and event under which all notifications of REST stand. */
export const restEvent = { module: 'rest', event: 'rest_notify' } as const;

/** The members `notifications` and `users` of a list of notifications; the users are the senders. */
export function describeNotifications(
  notifications: readonly PortalNotification[],
  state: PortalState,
): Readonly<Record<'notifications' | 'users', WireValue>> {
  const authors = new Set(notifications.map(({ author }) => author));
  return {
    notifications: notifications.map((notification) => describe(notification, state)),
    users: [...authors].flatMap((id) => state.users.get(id) ?? []).map((user) => describeUser(user, state)),
  };
}

function describe(notification: PortalNotification, state: PortalState): WireValue {
  const { id, author, date, tag, subTag, text, isRead, attach } = notification;
  return {
    id,
    chat_id: 0,
    author_id: author,
    date: isoDate(date, state.utcOffset),
    notify_type: author === 0 ? 4 : 2,
    notify_module: restEvent.module,
    notify_event: restEvent.event,
    notify_tag: tag,
    notify_sub_tag: subTag,
    notify_title: '',
    setting_name: `${restEvent.module}|${restEvent.event}`,
    text,
    notify_read: isRead ? 'Y' : 'N',
    params: attach === null ? null : { ATTACH: attach },
  };
}

import { toInteger, toIntegerList } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { notificationsOf } from '../../../state/notifications.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { isNotNo, isYes } from '../parameters/flag-of-call.ts';

/** Marks notifications from ID on, or only that one, as read, or with ACTION `N` as unread. Without ID nothing changes. @see docs/reference/portal.md D */
export const imNotifyRead = imMethod('im.notify.read', (given, { caller, context: { state } }) => {
  const id = given.get('ID');
  if (id === undefined || id === null) return success(true);
  const [first, onlyOne] = [toInteger(id), isYes(given, 'ONLY_CURRENT')];
  for (const notification of notificationsOf(state, caller.id))
    if (onlyOne ? notification.id === first : notification.id >= first)
      notification.isRead = isNotNo(given, 'ACTION');
  return success(true);
});

/** Marks all notifications of the caller as read. @see docs/reference/portal.md D */
export const imNotifyReadAll = imMethod('im.notify.read.all', (_, { caller, context: { state } }) => {
  for (const notification of notificationsOf(state, caller.id)) notification.isRead = true;
  return success({ result: true, newCounter: 0 });
});

/** Marks the notifications of a list as read, or for any ACTION but `Y` as unread; stops at an id that is not positive. @see docs/reference/portal.md D */
export const imNotifyReadList = imMethod('im.notify.read.list', (given, { caller, context: { state } }) => {
  const ids = given.get('IDS');
  if (!(ids instanceof Map)) return imError('PARAMS_ERROR', 400, 'No IDS param or it is not an array');
  const isRead = given.get('ACTION') === undefined || isYes(given, 'ACTION');
  for (const id of toIntegerList(ids)) {
    if (id <= 0) break;
    const notification = state.notifications.get(id);
    if (notification?.user === caller.id) notification.isRead = isRead;
  }
  return success(true);
});

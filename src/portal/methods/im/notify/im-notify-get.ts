import { toInteger, toIntegerList, toText } from '../../../php/php-cast.ts';
import type { PhpArray } from '../../../php/php-value.ts';
import { success } from '../../../pipeline/outcome.ts';
import { notificationsOf, type PortalNotification } from '../../../state/notifications.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { limitOf } from '../parameters/limit-of-call.ts';
import { describeNotifications, restEvent } from './describe-notifications.ts';

const limits = { usual: 50, most: 50 } as const;
const day = 24 * 60 * 60 * 1000;

/** How many characters SEARCH_TEXT has to have where nothing else narrows the search. @see docs/reference/portal.md D */
const minSearchText = 3;

/** The caller's notifications, newest first, those before LAST_ID where it is given. @see docs/reference/portal.md D */
export const imNotifyGet = imMethod(
  'im.notify.get',
  (given, { caller, context: { state } }) => {
    if (isGiven(given, 'LAST_ID') !== isGiven(given, 'LAST_TYPE')) return imError('LAST_ID_AND_LAST_TYPE');
    if (isNoNumber(given)) return imError('LAST_ID_STRING', 400, "Last notification ID can't be string");
    const all = notificationsOf(state, caller.id);
    return success({
      total_count: all.length,
      total_unread_count: all.filter(({ isRead }) => !isRead).length,
      chat_id: 0,
      ...describeNotifications(before(all, given).slice(0, limitOf(given, limits)), state),
    });
  },
  { isPrivate: true },
);

/** The caller's notifications that pass the given conditions, newest first. @see docs/reference/portal.md D */
export const imNotifyHistorySearch = imMethod(
  'im.notify.history.search',
  (given, { caller, context: { state } }) => {
    const text = toText(given.get('SEARCH_TEXT')) ?? '';
    const isNarrowed =
      ['SEARCH_TYPE', 'SEARCH_TYPES', 'SEARCH_DATE', 'SEARCH_AUTHORS'].some((name) => isGiven(given, name)) ||
      ['SEARCH_DATE_FROM', 'SEARCH_DATE_TO'].every((name) => isGiven(given, name));
    if (!isNarrowed && text.length < minSearchText) return imError('SEARCH_TEXT_ERROR');
    if (isNoNumber(given)) return imError('LAST_ID_STRING', 400, "Last notification ID can't be string");
    const found = notificationsOf(state, caller.id).filter((notification) => isWanted(notification, given));
    return success({
      chat_id: 0,
      total_results: found.length,
      ...describeNotifications(before(found, given).slice(0, limitOf(given, limits)), state),
    });
  },
  { isPrivate: true },
);

/** The kinds of notification that there are; this portal has those of REST. @see docs/reference/portal.md D */
export const imNotifySchemaGet = imMethod(
  'im.notify.schema.get',
  () =>
    success({
      [restEvent.module]: {
        NAME: 'REST',
        MODULE_ID: restEvent.module,
        LIST: [{ ID: `${restEvent.module}|${restEvent.event}`, NAME: 'Notifications of applications' }],
      },
    }),
  { isPrivate: true },
);

function isGiven(given: PhpArray, name: string): boolean {
  const value = given.get(name);
  return value !== undefined && value !== null && value !== '';
}

function isNoNumber(given: PhpArray): boolean {
  return isGiven(given, 'LAST_ID') && !/^\d+$/.test(String(given.get('LAST_ID')));
}

function before(
  notifications: readonly PortalNotification[],
  given: PhpArray,
): readonly PortalNotification[] {
  const last = toInteger(given.get('LAST_ID'));
  return last > 0 ? notifications.filter(({ id }) => id < last) : notifications;
}

function isWanted({ text, author, date }: PortalNotification, given: PhpArray): boolean {
  const search = (toText(given.get('SEARCH_TEXT')) ?? '').toLowerCase();
  if (!text.toLowerCase().includes(search)) return false;
  const types = [given.get('SEARCH_TYPE'), given.get('SEARCH_TYPES')]
    .flatMap((value) => (value instanceof Map ? [...value.values()] : [value]))
    .flatMap((value) => toText(value) || []);
  const known = [restEvent.module, `${restEvent.module}|${restEvent.event}`];
  if (types.length > 0 && !types.some((type) => known.includes(type))) return false;
  const authors = toIntegerList(given.get('SEARCH_AUTHORS'));
  if (authors.length > 0 && !authors.includes(author)) return false;
  const [on, from, to] = ['SEARCH_DATE', 'SEARCH_DATE_FROM', 'SEARCH_DATE_TO'].map((name) =>
    Date.parse(toText(given.get(name)) ?? ''),
  ) as [number, number, number];
  return !(date < on || date > on + day || date < from || date > to);
}

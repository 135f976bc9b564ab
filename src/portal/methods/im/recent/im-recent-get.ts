import { toText } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { imMethod } from '../im-method.ts';
import { describeRecent, isWantedKind, recentChats } from './recent-items.ts';

/** The recent chats of the caller, those changed since LAST_UPDATE or LAST_SYNC_DATE where one is given. @see docs/reference/portal.md D */
export const imRecentGet = imMethod('im.recent.get', (given, { caller, context: { state } }) => {
  const since = Date.parse(toText(given.get('LAST_UPDATE') ?? given.get('LAST_SYNC_DATE')) ?? '');
  const wanted = recentChats(caller, state)
    .filter(({ chat }) => isWantedKind(chat, given))
    .filter(({ updatedAt }) => !(updatedAt < since));
  return success(wanted.map((recent) => describeRecent(recent, caller, state)));
});

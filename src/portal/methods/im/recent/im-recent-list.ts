import { toInteger, toText } from '../../../php/php-cast.ts';
import { unreadIds } from '../../../state/messages.ts';
import { marksOf } from '../../../state/recent-marks.ts';
import { imMethod } from '../im-method.ts';
import { isYes } from '../parameters/flag-of-call.ts';
import { limitOf } from '../parameters/limit-of-call.ts';
import { describeRecent, isWantedKind, recentChats } from './recent-items.ts';

/** The recent chats of the caller in parts of LIMIT from OFFSET on, those before LAST_MESSAGE_DATE where it is given. `total` is always -1. @see docs/reference/portal.md D */
export const imRecentList = imMethod('im.recent.list', (given, { caller, context: { state } }) => {
  const before = Date.parse(toText(given.get('LAST_MESSAGE_DATE')) ?? '');
  const marks = marksOf(state, caller.id);
  const wanted = recentChats(caller, state)
    .filter(({ chat }) => isWantedKind(chat, given))
    .filter(({ updatedAt }) => !(updatedAt >= before))
    .filter(() => !isYes(given, 'ONLY_COPILOT') && !isYes(given, 'ONLY_CHANNEL'))
    .filter(
      ({ chat }) =>
        !isYes(given, 'UNREAD_ONLY') ||
        marks.unread.has(chat.id) ||
        unreadIds(state, chat, caller.id).length > 0,
    );
  const offset = Math.max(0, toInteger(given.get('OFFSET')));
  const end = offset + limitOf(given, { usual: 50, most: 200 });
  const hasMore = end < wanted.length;
  return {
    kind: 'success',
    result: {
      items: wanted.slice(offset, end).map((recent) => describeRecent(recent, caller, state)),
      hasMorePages: hasMore,
      hasMore,
      copilot: { chats: null, messages: null, roles: [], recommendedRoles: [] },
      messagesAutoDeleteConfigs: [],
    },
    total: -1,
  };
});

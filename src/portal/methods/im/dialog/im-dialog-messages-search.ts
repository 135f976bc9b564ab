import type { WireValue } from '../../../php/encode-json.ts';
import { toInteger, toText } from '../../../php/php-cast.ts';
import type { PhpArray } from '../../../php/php-value.ts';
import { success } from '../../../pipeline/outcome.ts';
import type { PortalMessage } from '../../../state/portal-message.ts';
import { describeMessages } from '../describe/describe-messages.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { limitOf } from '../parameters/limit-of-call.ts';

const day = 24 * 60 * 60 * 1000;

/** The messages of a chat whose text has SEARCH_MESSAGE in it and whose date is in the period. Members are named in camel case. @see docs/reference/portal.md D */
export const imDialogMessagesSearch = imMethod(
  'im.dialog.messages.search',
  (given, { caller, context: { state } }) => {
    const id = toInteger(given.get('CHAT_ID'));
    if (id <= 0) return imError('CHAT_ID_EMPTY', 400, "CHAT_ID can't be empty");
    const chat = state.chats.get(id);
    if (chat === undefined || !chat.members.has(caller.id))
      return imError('ACCESS_ERROR', 403, 'You do not have access to this chat');
    const found = chat.messageIds.filter((messageId) => {
      const message = state.messages.get(messageId);
      return message !== undefined && isWanted(message, given);
    });
    if (!isAscending(given)) found.reverse();
    const { messages, users } = describeMessages(
      found.slice(0, limitOf(given, { usual: 50, most: 200 })),
      chat,
      caller,
      state,
    );
    return success({
      users: camel(users),
      files: [],
      additionalMessages: [],
      copilot: null,
      stickers: [],
      reactions: [],
      tariffRestrictions: { isHistoryLimitExceeded: false },
      usersShort: [],
      messages: camel(messages),
    });
  },
  { isPrivate: true },
);

function isWanted(message: PortalMessage, given: PhpArray): boolean {
  const search = (toText(given.get('SEARCH_MESSAGE')) ?? '').toLowerCase();
  if (search.length > 2 && !message.text.toLowerCase().includes(search)) return false;
  const [date, from, to] = ['DATE', 'DATE_FROM', 'DATE_TO'].map((name) =>
    Date.parse(toText(given.get(name)) ?? ''),
  );
  if (from !== undefined && message.date < from) return false;
  if (to !== undefined && message.date > to) return false;
  if (date !== undefined && (message.date < date || message.date > date + day)) return false;
  const last = toInteger(given.get('LAST_ID'));
  if (last <= 0) return true;
  return isAscending(given) ? message.id > last : message.id < last;
}

function isAscending(given: PhpArray): boolean {
  const order = given.get('ORDER');
  return order instanceof Map && toText(order.get('ID'))?.toUpperCase() === 'ASC';
}

/** A copy whose names of objects are in camel case. PHP arrays stay as they are. */
function camel(value: WireValue): WireValue {
  if (Array.isArray(value)) return (value as readonly WireValue[]).map(camel);
  if (typeof value !== 'object' || value === null || value instanceof Map) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      camel(member),
    ]),
  );
}

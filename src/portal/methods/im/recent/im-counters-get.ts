import type { WireValue } from '../../../php/encode-json.ts';
import { success } from '../../../pipeline/outcome.ts';
import { unreadIds } from '../../../state/messages.ts';
import { notificationsOf } from '../../../state/notifications.ts';
import { marksOf } from '../../../state/recent-marks.ts';
import { imMethod } from '../im-method.ts';

/** How many messages and notifications the caller has not read, by kind and by chat. Muted chats do not count in the sums. @see docs/reference/portal.md D */
export const imCountersGet = imMethod('im.counters.get', (_, { caller, context: { state } }) => {
  const [chats, muted, lines, dialogs] = [newMap(), newMap(), newMap(), newMap()];
  const [chatsUnread, dialogsUnread]: [number[], number[]] = [[], []];
  const marks = marksOf(state, caller.id);
  for (const chat of state.chats.values()) {
    if (!chat.members.has(caller.id)) continue;
    const count = unreadIds(state, chat, caller.id).length;
    const isPrivate = chat.type === 'private';
    const id = isPrivate ? ([...chat.members].find((member) => member !== caller.id) ?? 0) : chat.id;
    if (marks.unread.has(chat.id)) (isPrivate ? dialogsUnread : chatsUnread).push(id);
    if (count === 0) continue;
    if (chat.muted.has(caller.id)) muted.set(String(id), count);
    else (isPrivate ? dialogs : chat.type === 'livechat' ? lines : chats).set(String(id), count);
  }
  const notify = notificationsOf(state, caller.id).filter(({ isRead }) => !isRead).length;
  const [chat, line, dialog] = [sum(chats), sum(lines), sum(dialogs)];
  const messenger = chat + line + dialog;
  return success({
    TYPE: {
      ALL: messenger + notify,
      NOTIFY: notify,
      CHAT: chat,
      LINES: line,
      DIALOG: dialog,
      MESSENGER: messenger,
    },
    CHAT: chats,
    CHAT_MUTED: muted,
    CHAT_UNREAD: chatsUnread,
    LINES: lines,
    DIALOG: dialogs,
    DIALOG_UNREAD: dialogsUnread,
  });
});

function newMap(): Map<string, WireValue> {
  return new Map();
}

function sum(counts: ReadonlyMap<string, WireValue>): number {
  return [...counts.values()].reduce<number>((total, count) => total + Number(count), 0);
}

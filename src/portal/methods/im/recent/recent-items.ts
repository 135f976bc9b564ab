import type { WireValue } from '../../../php/encode-json.ts';
import type { PhpArray } from '../../../php/php-value.ts';
import { isoDate } from '../../../pipeline/time-block.ts';
import { dialogIdOf } from '../../../state/find-dialog.ts';
import { lastMessageOf, unreadIds } from '../../../state/messages.ts';
import type { PortalChat } from '../../../state/portal-chat.ts';
import type { PortalState, PortalUser } from '../../../state/portal-state.ts';
import { marksOf } from '../../../state/recent-marks.ts';
import { describeChat, nameOf } from '../describe/describe-chat.ts';
import { describeUser } from '../describe/describe-user.ts';
import { isYes } from '../parameters/flag-of-call.ts';

/** A chat of somebody's recent list, with the instant of its last message or, without one, of its making. */
export interface RecentChat {
  readonly chat: PortalChat;
  readonly updatedAt: number;
}

/** The recent chats of a user, pinned ones first, then the latest. A private chat is among them from its first message on. */
export function recentChats(viewer: PortalUser, state: PortalState): readonly RecentChat[] {
  const marks = marksOf(state, viewer.id);
  return [...state.chats.values()]
    .filter((chat) => chat.members.has(viewer.id))
    .filter((chat) => chat.type !== 'private' || chat.messageIds.length > 0)
    .filter((chat) => (marks.hidden.get(chat.id) ?? -1) < (chat.messageIds.at(-1) ?? 0))
    .map((chat) => ({ chat, updatedAt: lastMessageOf(state, chat)?.date ?? chat.createdAt }))
    .sort((a, b) => {
      const [first, second] = [marks.pinned.has(a.chat.id), marks.pinned.has(b.chat.id)];
      return Number(second) - Number(first) || b.updatedAt - a.updatedAt || b.chat.id - a.chat.id;
    });
}

/** Whether the flags SKIP_OPENLINES, SKIP_CHAT, SKIP_DIALOG and ONLY_OPENLINES let a chat through. */
export function isWantedKind({ type }: PortalChat, given: PhpArray): boolean {
  const isLine = type === 'livechat';
  if (isYes(given, 'ONLY_OPENLINES')) return isLine;
  if (isLine) return !isYes(given, 'SKIP_OPENLINES');
  return !isYes(given, type === 'private' ? 'SKIP_DIALOG' : 'SKIP_CHAT');
}

/** An entry of a recent list. @see docs/reference/portal.md D */
export function describeRecent(
  { chat, updatedAt }: RecentChat,
  viewer: PortalUser,
  state: PortalState,
): WireValue {
  const marks = marksOf(state, viewer.id);
  const last = lastMessageOf(state, chat);
  const peer = [...chat.members].find((member) => member !== viewer.id);
  const isPrivate = chat.type === 'private';
  const user = state.users.get(isPrivate ? (peer ?? viewer.id) : (last?.author ?? 0));
  const date = isoDate(updatedAt, state.utcOffset);
  return {
    id: isPrivate ? (peer ?? viewer.id) : dialogIdOf(chat, viewer.id),
    chat_id: chat.id,
    type: isPrivate ? 'user' : 'chat',
    avatar: { url: chat.avatar, color: chat.color },
    title: nameOf(chat, viewer, state),
    message: {
      id: last?.id ?? 0,
      text: last?.text ?? '',
      file: last?.params.has('FILE_ID') ?? false,
      author_id: last?.author ?? 0,
      attach: last?.params.has('ATTACH') ?? false,
      sticker: null,
      date,
      status: 'received',
      uuid: last?.uuid ?? null,
    },
    counter: unreadIds(state, chat, viewer.id).length,
    last_id: chat.lastRead.get(viewer.id) ?? 0,
    pinned: marks.pinned.has(chat.id),
    unread: marks.unread.has(chat.id),
    has_reminder: false,
    date_update: date,
    date_last_activity: date,
    user: user === undefined ? { id: 0 } : describeUser(user, state),
    chat: isPrivate
      ? { text_field_enabled: true, background_id: null, mute_list: [] }
      : describeChat(chat, viewer, state),
    options: [],
  };
}

import type { WireValue } from '../../../php/encode-json.ts';
import { isoDate } from '../../../pipeline/time-block.ts';
import { lastMessageOf, unreadIds } from '../../../state/messages.ts';
import type { PortalChat } from '../../../state/portal-chat.ts';
import type { PortalState, PortalUser } from '../../../state/portal-state.ts';
import { isBound } from '../chat/bound-chat.ts';
import { fullName } from './describe-user.ts';

/** What `message_type` says of a chat: private, live chat, open, or chat. */
const messageTypes: Partial<Record<PortalChat['type'], string>> = {
  private: 'P',
  livechat: 'L',
  open: 'O',
  general: 'O',
};

/** What one may change in an ordinary chat, and in one that belongs to something else or to everybody. */
function restrictionsOf(chat: PortalChat) {
  const isFree = !isBound(chat);
  return {
    avatar: isFree,
    rename: isFree,
    extend: true,
    call: true,
    mute: true,
    leave: true,
    leave_owner: isFree,
    send: true,
    user_list: true,
    path: '',
    path_title: '',
  };
}

const permissions = {
  manage_users_add: 'member',
  manage_users_delete: 'manager',
  manage_ui: 'member',
  manage_settings: 'owner',
  manage_messages: 'member',
  can_post: 'member',
};

/** The kind of chat as `type` says it: of what it belongs to in lower case, else `open`, `general`, `private` or `chat`. */
export function typeOf(chat: PortalChat): string {
  if (chat.entityType !== '') return chat.entityType.toLowerCase();
  return chat.type === 'closed' ? 'chat' : chat.type;
}

/** What a user is in a chat. */
export function roleOf(chat: PortalChat, user: PortalUser): string {
  if (chat.owner === user.id) return 'owner';
  if (chat.managers.has(user.id)) return 'manager';
  return chat.members.has(user.id) ? 'member' : 'guest';
}

/** The members of a chat object that im.dialog.get, the recent list and the search share. @see docs/reference/portal.md D */
export function describeChat(
  chat: PortalChat,
  viewer: PortalUser,
  state: PortalState,
): { readonly [name: string]: WireValue } {
  return {
    id: chat.id,
    parent_chat_id: 0,
    parent_message_id: 0,
    name: nameOf(chat, viewer, state),
    owner: chat.owner ?? 0,
    extranet: [...chat.members].some((member) => state.users.get(member)?.kind === 'extranet'),
    avatar: chat.avatar,
    color: chat.color,
    type: typeOf(chat),
    entity_type: chat.entityType,
    entity_id: chat.entityId,
    entity_data_1: '',
    entity_data_2: '',
    entity_data_3: '',
    mute_list: new Map([...chat.muted].map((member) => [String(member), true])),
    manager_list: [...chat.managers],
    date_create: isoDate(chat.createdAt, state.utcOffset),
    message_type: messageTypes[chat.type] ?? 'C',
    user_counter: chat.members.size,
    restrictions: restrictionsOf(chat),
    role: roleOf(chat, viewer),
    entity_link: { type: chat.entityId.split('|')[0] ?? '', url: '', id: chat.entityId },
    text_field_enabled: true,
    background_id: null,
    permissions,
    is_new: false,
  };
}

/** A chat as im.dialog.get describes it: all of {@link describeChat}, and who has read what. */
export function describeDialog(
  chat: PortalChat,
  dialogId: string,
  viewer: PortalUser,
  state: PortalState,
): WireValue {
  const unread = unreadIds(state, chat, viewer.id);
  const last = lastMessageOf(state, chat);
  const readers = [...chat.members].filter((member) => member !== viewer.id);
  return {
    ...describeChat(chat, viewer, state),
    description: chat.description,
    counter: unread.length,
    message_count: chat.messageIds.length,
    unread_id: unread[0] ?? 0,
    last_message_id: last?.id ?? 0,
    last_id: chat.lastRead.get(viewer.id) ?? 0,
    marked_id: 0,
    disk_folder_id: chat.diskFolderId,
    public: '',
    readed_list: readers.map((member) => ({
      user_id: member,
      user_name: userName(member, state),
      message_id: chat.lastRead.get(member) ?? 0,
      date: null,
    })),
    last_message_views: {
      message_id: last?.id ?? 0,
      first_viewers: [],
      count_of_viewers:
        last === undefined ? 0 : readers.filter((m) => (chat.lastRead.get(m) ?? 0) >= last.id).length,
    },
    dialog_id: dialogId,
  };
}

/** The name of a chat to a viewer; a private one is called like the other user. */
export function nameOf(chat: PortalChat, viewer: PortalUser, state: PortalState): string {
  if (chat.type !== 'private') return chat.title;
  return userName([...chat.members].find((member) => member !== viewer.id) ?? viewer.id, state);
}

function userName(id: number, state: PortalState): string {
  const user = state.users.get(id);
  return user === undefined ? '' : fullName(user);
}

import type { PortalChat } from './portal-chat.ts';
import { type PortalState, typingRing } from './portal-state.ts';

/** What a new chat needs; everything else is derived. */
export interface NewChat {
  readonly type: PortalChat['type'];
  readonly title: string;
  readonly owner: number | undefined;
  readonly members: Iterable<number>;
  readonly entityType?: string;
  readonly entityId?: string;
  readonly description?: string;
  readonly color?: string;
}

/** How many chats a portal remembers; of those that calls made the oldest goes first. */
export const maxChats = 10_000;

/** The colour of chats and users that have none of their own. */
export const defaultColor = '#4ba984';

/** Adds a chat under the next id and gives it back. */
export function addChat(state: PortalState, chat: NewChat): PortalChat {
  const id = state.nextChatId++;
  if (state.chats.size >= maxChats) removeOldestChat(state);
  const added = chatWithDefaults(id, chat, state.now());
  state.chats.set(id, added);
  return added;
}

/** A chat as it begins: nobody manages it, mutes it, or has read anything in it. */
export function chatWithDefaults(id: number, chat: NewChat, createdAt: number): PortalChat {
  return {
    id,
    type: chat.type,
    title: chat.title,
    description: chat.description ?? '',
    color: chat.color ?? defaultColor,
    avatar: '',
    owner: chat.owner,
    members: new Set(chat.members),
    managers: new Set(chat.owner === undefined ? [] : [chat.owner]),
    muted: new Set(),
    entityType: chat.entityType ?? '',
    entityId: chat.entityId ?? '',
    diskFolderId: 0,
    createdAt,
    messageIds: [],
    lastRead: new Map(),
  };
}

function removeOldestChat(state: PortalState): void {
  for (const chat of state.chats.values()) {
    if (chat.id < state.firstMadeChatId) continue;
    for (const id of chat.messageIds) state.messages.delete(id);
    state.chats.delete(chat.id);
    for (const marks of state.recentMarks.values()) {
      marks.pinned.delete(chat.id);
      marks.unread.delete(chat.id);
      marks.hidden.delete(chat.id);
    }
    if (chat.type === 'private') state.privateChats.delete(pairKey([...chat.members]));
    return;
  }
}

/** The key of a private chat: its two users, the smaller id first. */
export function pairKey(users: readonly number[]): string {
  return [...users].sort((a, b) => a - b).join(':');
}

/** Takes a member out of a chat with all that is theirs in it; a chat without its owner goes to the member who is in it longest. */
export function removeMember(chat: PortalChat, user: number): boolean {
  const wasMember = chat.members.delete(user);
  chat.managers.delete(user);
  chat.muted.delete(user);
  chat.lastRead.delete(user);
  if (chat.owner !== user) return wasMember;
  chat.owner = chat.members.values().next().value;
  if (chat.owner !== undefined) chat.managers.add(chat.owner);
  return wasMember;
}

/** The private chat of two users, made on first use as real portals do. @see docs/reference/portal.md A.0, side effects */
export function privateChatOf(state: PortalState, one: number, other: number): PortalChat {
  const key = pairKey([one, other]);
  const known = state.privateChats.get(key);
  if (known !== undefined) return known;
  const made = addChat(state, { type: 'private', title: '', owner: one, members: [one, other] });
  state.privateChats.set(key, made);
  return made;
}

/** Notes that a portal would now push "… is writing" to everybody in the chat but the writer. */
export function noteTyping(
  state: PortalState,
  from: number,
  dialog: string,
  members: Iterable<number>,
): void {
  if (state.typing.length >= typingRing) state.typing.shift();
  state.typing.push({ from, dialog, to: [...members].filter((member) => member !== from) });
}

import { randomUUID } from 'node:crypto';
import type { WireValue } from '../php/encode-json.ts';
import type { PortalChat } from './portal-chat.ts';
import type { PortalMessage } from './portal-message.ts';
import type { PortalState } from './portal-state.ts';

/** How many messages a portal remembers, all chats together; the oldest goes first. At 1 KB a message it is 10 MB. */
export const maxMessages = 10_000;

/** What a new message needs; everything else is derived. */
export interface NewMessage {
  /** The id of the sender; 0 for a system message. */
  readonly author: number;
  readonly text: string;
  readonly params?: Iterable<readonly [string, WireValue]>;
}

/** Puts a message at the end of a chat. Its sender has read everything up to it. */
export function addMessage(state: PortalState, chat: PortalChat, message: NewMessage): PortalMessage {
  const added: PortalMessage = {
    id: state.nextMessageId++,
    chatId: chat.id,
    author: message.author,
    date: state.now(),
    text: message.text,
    uuid: message.author === 0 ? null : randomUUID(),
    params: new Map(message.params),
  };
  const oldest = state.messages.size >= maxMessages ? state.messages.values().next().value : undefined;
  if (oldest !== undefined) removeMessage(state, oldest);
  state.messages.set(added.id, added);
  chat.messageIds.push(added.id);
  if (added.author !== 0) chat.lastRead.set(added.author, added.id);
  return added;
}

/** Takes a message out of its chat for good. */
export function removeMessage(state: PortalState, message: PortalMessage): void {
  state.messages.delete(message.id);
  const ids = state.chats.get(message.chatId)?.messageIds ?? [];
  const at = ids.indexOf(message.id);
  if (at >= 0) ids.splice(at, 1);
}

/** The last message of a chat that is not deleted. */
export function lastMessageOf(state: PortalState, chat: PortalChat): PortalMessage | undefined {
  return state.messages.get(chat.messageIds.at(-1) ?? 0);
}

/** The ids of the messages that a member has not read; nobody's own messages are among them. */
export function unreadIds(state: PortalState, chat: PortalChat, user: number): readonly number[] {
  const lastRead = chat.lastRead.get(user) ?? 0;
  return chat.messageIds.filter((id) => id > lastRead && state.messages.get(id)?.author !== user);
}

/** Whether all members but the sender still have to read a message. */
export function isUnread(chat: PortalChat, message: PortalMessage, user: number): boolean {
  return message.author !== user && message.id > (chat.lastRead.get(user) ?? 0);
}

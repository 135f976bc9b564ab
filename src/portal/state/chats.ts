import { type PortalChat, type PortalState, typingRing } from './portal-state.ts';

/** What a new chat needs; everything else is derived. */
export interface NewChat {
  readonly type: PortalChat['type'];
  readonly title: string;
  readonly owner: number | undefined;
  readonly members: Iterable<number>;
  readonly entityType?: string;
  readonly entityId?: string;
}

/** Adds a chat under the next id and gives it back. */
export function addChat(state: PortalState, chat: NewChat): PortalChat {
  const id = state.nextChatId++;
  const added: PortalChat = {
    id,
    type: chat.type,
    title: chat.title,
    owner: chat.owner,
    members: new Set(chat.members),
    entityType: chat.entityType ?? '',
    entityId: chat.entityId ?? '',
  };
  state.chats.set(id, added);
  return added;
}

/** The private chat of two users, made on first use as real portals do. @see docs/portal.md A.0, side effects */
export function privateChatOf(state: PortalState, one: number, other: number): PortalChat {
  const key = one < other ? `${one}:${other}` : `${other}:${one}`;
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

import { mayUseChat, mayUsePeer } from './access.ts';
import { addChat, privateChatOf } from './chats.ts';
import type { PortalChat } from './portal-chat.ts';
import type { PortalState, PortalUser } from './portal-state.ts';

/** What the text of a DIALOG_ID names: a chat that exists, a user who exists, or one of which there is none. */
export type NamedDialog =
  | { readonly kind: 'chat'; readonly dialogId: string; readonly chat: PortalChat }
  | { readonly kind: 'peer'; readonly dialogId: string; readonly peer: PortalUser }
  | { readonly kind: 'absent-chat' | 'absent-peer' };

/** A dialog that the caller may use. `dialogId` is as the caller wrote it. */
export interface OpenDialog {
  readonly dialogId: string;
  readonly chat: PortalChat;
}

/**
 * What a dialog id names: `chatXXX` a chat, `sgXXX` the chat of a workgroup, which is made on first use, and digits a user. Prefixes count in
 * any case, which is a guess for all methods but im.dialog.writing.
 *
 * @returns undefined when the text is none of these
 */
export function findDialog(text: string, state: PortalState): NamedDialog | undefined {
  const [, prefix = '', digits = '0'] = /^(chat|sg)?(\d+)$/i.exec(text) ?? [];
  const id = Number(digits);
  if (!(id > 0)) return undefined;
  if (prefix === '') {
    const peer = state.users.get(id);
    return peer === undefined ? { kind: 'absent-peer' } : { kind: 'peer', dialogId: text, peer };
  }
  const chat = prefix.toLowerCase() === 'sg' ? chatOfGroup(id, state) : state.chats.get(id);
  return chat === undefined ? { kind: 'absent-chat' } : { kind: 'chat', dialogId: text, chat };
}

/** The dialog if the caller may use it: a chat by its access rules, a peer by theirs. Nobody has a dialog with oneself. */
export function openDialog(
  dialog: NamedDialog,
  caller: PortalUser,
  state: PortalState,
): OpenDialog | 'absent' | 'denied' {
  if (dialog.kind === 'chat') return mayUseChat(caller, dialog.chat) ? dialog : 'denied';
  if (dialog.kind !== 'peer') return 'absent';
  const { peer, dialogId } = dialog;
  if (peer.id === caller.id || !mayUsePeer(caller, peer)) return 'denied';
  return { dialogId, chat: privateChatOf(state, caller.id, peer.id) };
}

/** How a member names a chat: a private one by the id of the other user, any other as `chatXXX`. */
export function dialogIdOf(chat: PortalChat, viewer: number): string {
  if (chat.type !== 'private') return `chat${chat.id}`;
  return String([...chat.members].find((member) => member !== viewer) ?? viewer);
}

/** The type of entity that makes a chat the one of a workgroup. */
const groupEntity = 'SONET_GROUP';

function chatOfGroup(id: number, state: PortalState): PortalChat | undefined {
  const group = state.groups.get(id);
  if (group === undefined) return undefined;
  for (const chat of state.chats.values())
    if (chat.entityType === groupEntity && chat.entityId === String(id)) return chat;
  const { title, members } = group;
  return addChat(state, {
    type: 'closed',
    title,
    owner: undefined,
    members,
    entityType: groupEntity,
    entityId: String(id),
  });
}

import type { PortalChat } from './portal-chat.ts';
import type { PortalUser } from './portal-state.ts';

/** Whether a user may use a chat: members always, and every user but extranet ones if it is open. @see docs/reference/portal.md A.0, access rules */
export function mayUseChat(user: PortalUser, chat: PortalChat | undefined): boolean {
  if (chat === undefined) return false;
  if (chat.members.has(user.id)) return true;
  return (chat.type === 'open' || chat.type === 'general') && user.kind !== 'extranet';
}

/** Whether a user may write to another in private: the other exists, is no CoPilot bot, and shares a group with an extranet caller. */
export function mayUsePeer(user: PortalUser, peer: PortalUser | undefined): boolean {
  if (peer === undefined || peer.kind === 'copilot') return false;
  if (user.kind !== 'extranet' || peer.id === user.id) return true;
  return [...user.groups].some((group) => peer.groups.has(group));
}

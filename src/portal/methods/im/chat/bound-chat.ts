import type { PortalChat } from '../../../state/portal-chat.ts';

/** Whether a chat belongs to something else, or to everybody, so that its members may not change how it looks. */
export function isBound(chat: PortalChat): boolean {
  return chat.type === 'general' || chat.entityType !== '';
}

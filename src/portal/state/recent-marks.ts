import type { PortalState } from './portal-state.ts';

/** What one user did to their list of recent chats, by chat id. */
export interface RecentMarks {
  readonly pinned: Set<number>;
  /** Chats marked as unread by hand. */
  readonly unread: Set<number>;
  /** Chats taken off the list, with the id of their last message then; a later message brings them back. */
  readonly hidden: Map<number, number>;
  /** Dialogs that were searched for, as `im.search.last.add` named them, the latest first. */
  readonly searched: string[];
}

/** The marks of a user; there are none at first. */
export function marksOf(state: PortalState, user: number): RecentMarks {
  const known = state.recentMarks.get(user);
  if (known !== undefined) return known;
  const made: RecentMarks = { pinned: new Set(), unread: new Set(), hidden: new Map(), searched: [] };
  state.recentMarks.set(user, made);
  return made;
}

import type { SeedChat } from '../seed/seed.ts';

/** A chat; everything but its id, type and entity changes by the methods of the portal. */
export interface PortalChat {
  readonly id: number;
  readonly type: SeedChat['type'];
  title: string;
  description: string;
  /** A colour in HEX, as `#4ba984`. */
  color: string;
  avatar: string;
  owner: number | undefined;
  readonly members: Set<number>;
  readonly managers: Set<number>;
  /** Members who switched notifications of this chat off. */
  readonly muted: Set<number>;
  readonly entityType: string;
  readonly entityId: string;
  /** The drive folder of its files; 0 until somebody asks for it. */
  diskFolderId: number;
  /** Unix time in milliseconds. */
  readonly createdAt: number;
  /** Ids of the messages that it still has, oldest first. */
  readonly messageIds: number[];
  /** By member, the id of the last message that they read. */
  readonly lastRead: Map<number, number>;
}

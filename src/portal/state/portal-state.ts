import type { EventHandler } from '../events/event-handler.ts';
import type { SeedUser } from '../seed/seed.ts';
import type { Kept } from '../v3/idempotency.ts';
import type { EntityTable } from './entities.ts';
import type { PortalNotification } from './notifications.ts';
import type { PortalChat } from './portal-chat.ts';
import type { PortalFile } from './portal-file.ts';
import type { PortalMessage } from './portal-message.ts';
import type { RecentMarks } from './recent-marks.ts';

/** A user of the portal. @see docs/reference/portal.md C */
export interface PortalUser {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly lastName: string;
  readonly admin: boolean;
  readonly active: boolean;
  readonly kind: NonNullable<SeedUser['kind']>;
  readonly groups: ReadonlySet<number>;
  readonly departments: readonly number[];
  readonly workPosition: string;
  /** `M`, `F`, or empty. */
  readonly gender: string;
  readonly email: string;
  /** What `im.user.status.set` set last; `online` before that. */
  status: string;
  /** Unix time in milliseconds since when the user is idle; undefined = active. */
  idleSince: number | undefined;
}

/** A workgroup, which `sgXXX` names. */
export interface PortalGroup {
  readonly id: number;
  readonly title: string;
  readonly members: ReadonlySet<number>;
}

/** A department of the company; the one without a parent is the company itself. */
export interface PortalDepartment {
  readonly id: number;
  readonly name: string;
  readonly parent: number | undefined;
  /** The user who heads it. */
  readonly head: number | undefined;
}

/** A webhook code or an access token: whose it is, what it opens, until when. */
export interface Credential {
  readonly kind: 'webhook' | 'token';
  readonly name: string;
  readonly secret: string;
  readonly user: PortalUser;
  readonly scopes: ReadonlySet<string>;
  /** Unix time in milliseconds; undefined = never. */
  readonly expiresAt: number | undefined;
  readonly application: string | undefined;
  /** Key of a system error with which every call of this credential is refused. */
  readonly refusal: string | undefined;
}

/** An application that may exchange refresh tokens. */
export interface PortalApplication {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: ReadonlySet<string>;
  /** Proves to a handler of events that the portal calls it. */
  readonly applicationToken: string;
}

/** What a refresh token stands for; it is spent by its first use. */
export interface RefreshToken {
  readonly name: string;
  readonly application: string;
  readonly user: PortalUser;
  readonly scopes: ReadonlySet<string>;
}

/** A typing notice that the portal would have pushed: by whom, where, to whom. Kept in a ring, so memory stays flat. */
export interface TypingNotice {
  readonly from: number;
  readonly dialog: string;
  readonly to: readonly number[];
}

/** Everything that a portal remembers. Handlers read and change it; nothing else holds state. */
export interface PortalState {
  readonly users: Map<number, PortalUser>;
  readonly groups: Map<number, PortalGroup>;
  readonly chats: Map<number, PortalChat>;
  /** Private chats by their pair of users, the smaller id first, as in `1:13`. */
  readonly privateChats: Map<string, PortalChat>;
  readonly webhooks: Map<string, Credential>;
  readonly tokens: Map<string, Credential>;
  readonly refreshTokens: Map<string, RefreshToken>;
  readonly applications: readonly PortalApplication[];
  readonly typing: TypingNotice[];
  nextChatId: number;
  /** Chats below this id came with the seed and stay. */
  readonly firstMadeChatId: number;
  /** All messages of all chats by id, in the order in which they were sent. */
  readonly messages: Map<number, PortalMessage>;
  nextMessageId: number;
  /** What users did to their lists of recent chats, by user id. */
  readonly recentMarks: Map<number, RecentMarks>;
  /** Notifications by id; ids are of the same sequence as those of messages. */
  readonly notifications: Map<number, PortalNotification>;
  readonly departments: ReadonlyMap<number, PortalDepartment>;
  /** Files on the portal's drive by id. */
  readonly files: Map<number, PortalFile>;
  nextDiskId: number;
  /** Responses of REST 3.0 to give again, by credential, method and Idempotency-Key. */
  readonly idempotentResponses: Map<string, Kept>;
  /** Records of imported families, by the common beginning of their methods' names. */
  readonly entities: Map<string, EntityTable>;
  /** Handlers of events, oldest first. */
  readonly eventHandlers: EventHandler[];
  nextEventHandlerId: number;
  /** The tokens that handlers were sent last, by application and user. */
  readonly eventTokens: Map<
    string,
    { readonly access: string; readonly refresh: string; readonly expiresAt: number }
  >;
  /** The id of the portal as applications know it. */
  readonly memberId: string;
  /** The portal's clock: Unix time in milliseconds. */
  readonly now: () => number;
  readonly utcOffset: string;
  readonly language: string;
  readonly license: string;
  /** Key of a system error with which the whole portal refuses; undefined = it works. */
  refusal: string | undefined;
}

/** How many typing notices a portal remembers. */
export const typingRing = 100;

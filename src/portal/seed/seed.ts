import type { ScopeGrant } from './scope-grant.ts';

/**
 * What a portal starts with. The same shape as `spec/portal/seed.schema.json`, which says more about each member.
 *
 * @see docs/reference/portal.md C, last paragraph
 */
export interface Seed {
  readonly portal?: {
    readonly utcOffset?: string;
    readonly nextChatId?: number;
    readonly nextMessageId?: number;
    readonly now?: string;
    readonly language?: string;
    readonly license?: string;
    readonly refusal?: string;
    readonly memberId?: string;
  };
  readonly users: readonly SeedUser[];
  /** Further employees with consecutive ids, so that lists have more than a page. */
  readonly colleagues?: {
    readonly firstId: number;
    readonly count: number;
    readonly departments?: readonly number[];
  };
  readonly groups?: readonly {
    readonly id: number;
    readonly title?: string;
    readonly members: readonly number[];
  }[];
  /** Departments of the company; users name theirs. */
  readonly departments?: readonly {
    readonly id: number;
    readonly name: string;
    readonly parent?: number;
    readonly head?: number;
  }[];
  /** Files on the drive that may be sent to chats. */
  readonly files?: readonly {
    readonly id: number;
    readonly name: string;
    readonly author: number;
    readonly size?: number;
  }[];
  readonly chats?: readonly SeedChat[];
  /** Messages that chats begin with, oldest first. */
  readonly messages?: readonly { readonly chat: number; readonly author: number; readonly text: string }[];
  readonly webhooks: readonly SeedWebhook[];
  readonly applications?: readonly SeedApplication[];
  readonly tokens?: readonly SeedToken[];
  /** Outgoing webhooks: what is called when something happens, set by a person and not by an application. */
  readonly eventHandlers?: readonly { readonly event: string; readonly handler: string }[];
  readonly settings?: {
    readonly webhook?: string;
    readonly secondWebhook?: string;
    readonly token?: string;
    readonly chat?: string;
    readonly user?: string;
    readonly forbidden?: string;
  };
}

/** A user of the seed; active and an employee unless it says otherwise. */
export interface SeedUser {
  readonly id: number;
  readonly login?: string;
  readonly name?: string;
  readonly lastName?: string;
  readonly admin?: boolean;
  readonly active?: boolean;
  readonly kind?: 'employee' | 'extranet' | 'bot' | 'copilot';
  readonly groups?: readonly number[];
  readonly departments?: readonly number[];
  readonly workPosition?: string;
  readonly gender?: 'M' | 'F';
  readonly email?: string;
}

/** A chat of the seed. `open` chats may be written to by any user but extranet ones, depending on the generation. */
export interface SeedChat {
  readonly id: number;
  readonly type: 'closed' | 'open' | 'private' | 'livechat' | 'general';
  readonly owner?: number;
  readonly members: readonly number[];
  readonly title?: string;
  readonly entityType?: string;
  readonly entityId?: string;
}

/** An inbound webhook. Its code is random unless given; no scopes means no method that needs one. */
export interface SeedWebhook {
  readonly name: string;
  readonly user: number;
  readonly code?: string;
  readonly scopes?: ScopeGrant;
  readonly refusal?: string;
}

/** An application that may exchange refresh tokens. */
export interface SeedApplication {
  readonly name: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly applicationToken?: string;
  readonly scopes?: ScopeGrant;
}

/** An OAuth token pair. Scopes default to those of its application. */
export interface SeedToken {
  readonly name: string;
  readonly user: number;
  readonly application: string;
  readonly accessToken?: string;
  readonly refreshToken?: string;
  readonly scopes?: ScopeGrant;
  readonly expiresIn?: number;
  readonly refusal?: string;
}

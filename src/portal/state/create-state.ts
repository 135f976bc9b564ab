import { grantedScopes } from '../seed/scope-grant.ts';
import type { Seed } from '../seed/seed.ts';
import type { SeedWithSecrets } from '../seed/with-secrets.ts';
import { chatWithDefaults, pairKey } from './chats.ts';
import { addMessage } from './messages.ts';
import type { Credential, PortalApplication, PortalState, PortalUser, RefreshToken } from './portal-state.ts';

/**
 * Makes the state of a portal from its seed.
 *
 * @param now the clock, in Unix milliseconds, from which token lifetimes count
 */
export function createState(seed: SeedWithSecrets, now: () => number): PortalState {
  const users = new Map([...seed.users, ...colleagues(seed)].map((user) => [user.id, toUser(user)]));
  const started = now();
  const chats = new Map(
    (seed.chats ?? []).map((chat) => {
      const { id, title = `Chat ${id}`, owner } = chat;
      return [id, chatWithDefaults(id, { ...chat, title, owner }, started)];
    }),
  );
  const applications = seed.applications.map((application) => ({
    ...application,
    scopes: grantedScopes(application.scopes),
  }));
  const pairs = toTokens(seed, users, applications, started);
  const nextChatId = seed.portal.nextChatId ?? Math.max(0, ...chats.keys()) + 1;
  const state: PortalState = {
    users,
    chats,
    groups: new Map(
      (seed.groups ?? []).map((g) => [g.id, { id: g.id, title: g.title ?? '', members: new Set(g.members) }]),
    ),
    privateChats: new Map(
      [...chats.values()]
        .filter((chat) => chat.type === 'private')
        .map((chat) => [pairKey([...chat.members]), chat]),
    ),
    webhooks: new Map(toWebhooks(seed, users).map((credential) => [credential.secret, credential])),
    tokens: new Map(pairs.map(({ access }) => [access.secret, access])),
    refreshTokens: new Map(pairs.map(({ refresh, refreshSecret }) => [refreshSecret, refresh])),
    applications,
    typing: [],
    nextChatId,
    firstMadeChatId: nextChatId,
    messages: new Map(),
    recentMarks: new Map(),
    idempotentResponses: new Map(),
    eventHandlers: (seed.eventHandlers ?? []).map(({ event, handler }, at) => ({
      id: at + 1,
      event: event.toUpperCase(),
      handler,
      authType: 0,
      application: undefined,
    })),
    nextEventHandlerId: (seed.eventHandlers ?? []).length + 1,
    eventTokens: new Map(),
    memberId: seed.portal.memberId,
    entities: new Map(),
    notifications: new Map(),
    departments: new Map(
      (seed.departments ?? []).map(({ id, name, parent, head }) => [id, { id, name, parent, head }]),
    ),
    files: new Map(
      (seed.files ?? []).map((file) => [file.id, { size: 0, ...file, chatId: 0, messageId: 0 }]),
    ),
    nextDiskId: Math.max(0, ...(seed.files ?? []).map(({ id }) => id)) + 1,
    nextMessageId: seed.portal.nextMessageId ?? 1,
    now,
    utcOffset: seed.portal.utcOffset ?? '+00:00',
    language: seed.portal.language ?? 'en',
    license: seed.portal.license ?? 'en_basic',
    refusal: seed.portal.refusal,
  };
  for (const { chat, author, text } of seed.messages ?? []) {
    const of = chats.get(chat);
    if (of !== undefined) addMessage(state, of, { author, text });
  }
  return state;
}

/** The users of `seed.colleagues`: employees without anything of their own, so that lists have more than a page. */
function colleagues({ colleagues: wanted }: Seed): Seed['users'] {
  if (wanted === undefined) return [];
  return Array.from({ length: wanted.count }, (_, index) => ({
    id: wanted.firstId + index,
    name: 'Colleague',
    departments: wanted.departments ?? [],
  }));
}

function toUser(user: Seed['users'][number]): PortalUser {
  return {
    id: user.id,
    login: user.login ?? `user${user.id}`,
    name: user.name ?? 'User',
    lastName: user.lastName ?? String(user.id),
    admin: user.admin ?? false,
    active: user.active ?? true,
    kind: user.kind ?? 'employee',
    groups: new Set(user.groups ?? []),
    departments: user.departments ?? [],
    workPosition: user.workPosition ?? '',
    gender: user.gender ?? '',
    email: user.email ?? `user${user.id}@example.com`,
    status: 'online',
    idleSince: undefined,
  };
}

function userOf(users: ReadonlyMap<number, PortalUser>, id: number): PortalUser {
  const user = users.get(id);
  if (user === undefined)
    throw new Error(`createState: the seed gives a credential to user ${id}, who does not exist`);
  return user;
}

function toWebhooks(
  { webhooks }: SeedWithSecrets,
  users: ReadonlyMap<number, PortalUser>,
): readonly Credential[] {
  return webhooks.map((webhook) => ({
    kind: 'webhook',
    name: webhook.name,
    secret: webhook.code,
    user: userOf(users, webhook.user),
    scopes: grantedScopes(webhook.scopes),
    expiresAt: undefined,
    application: undefined,
    refusal: webhook.refusal,
  }));
}

function toTokens(
  { tokens }: SeedWithSecrets,
  users: ReadonlyMap<number, PortalUser>,
  applications: readonly PortalApplication[],
  now: number,
) {
  return tokens.map((token) => {
    const user = userOf(users, token.user);
    const ofApplication = applications.find(({ name }) => name === token.application)?.scopes;
    const scopes =
      token.scopes === undefined ? (ofApplication ?? new Set<string>()) : grantedScopes(token.scopes);
    const access: Credential = {
      kind: 'token',
      name: token.name,
      secret: token.accessToken,
      user,
      scopes,
      expiresAt: now + (token.expiresIn ?? 3600) * 1000,
      application: token.application,
      refusal: token.refusal,
    };
    const refresh: RefreshToken = { name: token.name, application: token.application, user, scopes };
    return { access, refresh, refreshSecret: token.refreshToken };
  });
}

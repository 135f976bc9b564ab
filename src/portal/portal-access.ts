import type { RunningPortal } from './portal-options.ts';
import type { Seed } from './seed/seed.ts';
import type { PortalState } from './state/portal-state.ts';

/** The members of a running portal that say how to get in. */
export type PortalAccess = Pick<
  RunningPortal,
  | 'webhookUrl'
  | 'secondWebhookUrl'
  | 'webhookUrls'
  | 'accessToken'
  | 'accessTokens'
  | 'settings'
  | 'oauthSettings'
>;

/** Works out the URLs, tokens and `.env` lines of a portal from its seed's `settings`; what those do not name is the first there is, or empty. */
export function describeAccess(origin: string, seed: Seed, state: PortalState): PortalAccess {
  const wanted = seed.settings ?? {};
  const webhooks = [...state.webhooks.values()];
  const tokens = [...state.tokens.values()];
  const webhookUrls = Object.fromEntries(
    webhooks.map((w) => [w.name, `${origin}/rest/${w.user.id}/${w.secret}/`]),
  );
  const accessTokens = Object.fromEntries(tokens.map((token) => [token.name, token.secret]));
  const webhookUrl = webhookUrls[wanted.webhook ?? webhooks[0]?.name ?? ''] ?? '';
  const tokenName = wanted.token ?? tokens[0]?.name ?? '';
  const refresh = [...state.refreshTokens].find(([, token]) => token.name === tokenName);
  const application = state.applications.find((a) => a.name === refresh?.[1].application);
  const dialogs = withoutEmpty({
    B24_CHAT_DIALOG_ID: wanted.chat ?? '',
    B24_USER_DIALOG_ID: wanted.user ?? '',
    B24_FORBIDDEN_DIALOG_ID: wanted.forbidden ?? '',
  });
  return {
    webhookUrl,
    secondWebhookUrl: webhookUrls[wanted.secondWebhook ?? webhooks[1]?.name ?? ''] ?? '',
    webhookUrls,
    accessToken: accessTokens[tokenName] ?? '',
    accessTokens,
    settings: { B24_WEBHOOK_URL: webhookUrl, ...dialogs },
    oauthSettings: {
      ...withoutEmpty({
        B24_PORTAL_URL: origin,
        B24_ACCESS_TOKEN: accessTokens[tokenName] ?? '',
        B24_REFRESH_TOKEN: refresh?.[0] ?? '',
        B24_CLIENT_ID: application?.clientId ?? '',
        B24_CLIENT_SECRET: application?.clientSecret ?? '',
        B24_OAUTH_URL: `${origin}/oauth/token/`,
      }),
      ...dialogs,
    },
  };
}

function withoutEmpty(settings: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''));
}

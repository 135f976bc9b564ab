import { randomBytes } from 'node:crypto';
import type { Seed } from './seed.ts';

/** A new secret: 48 hex digits, so that a leak is recognisable wherever it turns up. */
export function newSecret(): string {
  return randomBytes(24).toString('hex');
}

/** A seed that leaves out no code, token or id. */
export type SeedWithSecrets = ReturnType<typeof withSecrets>;

/** The seed with a code or token wherever it leaves one out, so that a portal that is put back to its seed keeps its URLs and tokens. */
export function withSecrets(seed: Seed) {
  return {
    ...seed,
    portal: { ...seed.portal, memberId: seed.portal?.memberId ?? newSecret().slice(0, 32) },
    webhooks: seed.webhooks.map((webhook) => ({ ...webhook, code: webhook.code ?? newSecret() })),
    applications: (seed.applications ?? []).map((application) => ({
      ...application,
      clientId: application.clientId ?? `local.${newSecret()}`,
      clientSecret: application.clientSecret ?? newSecret(),
      applicationToken: application.applicationToken ?? newSecret(),
    })),
    tokens: (seed.tokens ?? []).map((token) => ({
      ...token,
      accessToken: token.accessToken ?? newSecret(),
      refreshToken: token.refreshToken ?? newSecret(),
    })),
  };
}

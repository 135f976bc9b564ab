import { newSecret } from '../state/create-state.ts';
import type { Seed } from './seed.ts';

/** The seed with a code or token wherever it leaves one out, so that a portal that is put back to its seed keeps its URLs and tokens. */
export function withSecrets(seed: Seed): Seed {
  return {
    ...seed,
    portal: { memberId: newSecret().slice(0, 32), ...seed.portal },
    webhooks: seed.webhooks.map((webhook) => ({ code: newSecret(), ...webhook })),
    applications: (seed.applications ?? []).map((application) => ({
      clientId: `local.${newSecret()}`,
      clientSecret: newSecret(),
      applicationToken: newSecret(),
      ...application,
    })),
    tokens: (seed.tokens ?? []).map((token) => ({
      accessToken: newSecret(),
      refreshToken: newSecret(),
      ...token,
    })),
  };
}

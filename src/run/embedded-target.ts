import type { Address } from '../contract/editions.ts';
import { knownFixtures } from '../contract/known-fixtures.ts';
import type { Target } from '../exchange/target/target.ts';
import type { RunningPortal } from '../portal/portal-options.ts';

/** How an embedded portal is called. */
export interface EmbeddedOptions {
  /** The generation that it was started with, for its name; not named unless given. */
  readonly generation?: string;
  readonly timeoutMs: number;
  readonly rate: Target['rate'];
}

/** The fixtures that the default seed holds. */
function seededFixtures(): Target['fixtures'] {
  const seeded = [...knownFixtures().values()].flatMap(({ name, embedded }): [string, string][] =>
    embedded === undefined ? [] : [[name, embedded]],
  );
  return Object.fromEntries(seeded);
}

/** Generations that have another name than the edition whose promise they keep. */
const generations: Readonly<Record<string, string>> = { '2024-12': 'founding' };

/** The generation of portals that keeps what documents promise. */
export function generationOf(documents: readonly Pick<Address, 'edition'>[]): string {
  const editions = documents.map(({ edition }) => edition);
  const named = editions.find((one) => generations[one] !== undefined);
  return generations[named ?? ''] ?? editions.at(-1) ?? '';
}

/** What the embedded portal of a generation is called. */
export function embeddedName(generation?: string): string {
  return `embedded reference portal${generation === undefined ? '' : ` (${generation})`}`;
}

/** The name of what settings have judged: the configured portal, or the embedded one that documents ask for. */
export function subjectName(
  target: Pick<Target, 'name'> | null,
  documents: readonly Pick<Address, 'edition'>[],
): string {
  return target?.name ?? embeddedName(generationOf(documents));
}

/** A running reference portal as a target: by webhook and by OAuth, with all the fixtures of its default seed. */
export function embeddedTarget(
  portal: RunningPortal,
  { timeoutMs, rate, generation }: EmbeddedOptions,
): Target {
  const [userId = '', code = ''] = new URL(portal.webhookUrl).pathname.split('/').slice(2);
  return {
    kind: 'embedded',
    name: embeddedName(generation),
    origin: portal.origin,
    restPath: '/rest/',
    webhook: { userId, code },
    oauth: { accessToken: portal.accessToken },
    secondWebhook: null,
    fixtures: seededFixtures(),
    timeoutMs,
    rate,
    connections: 8,
  };
}

import type { Addresses } from '../contract/addresses.ts';
import type { Target } from '../exchange/target/target.ts';
import { embeddedName, generationOf } from './embedded-target.ts';

/** What a run judges, and by what: the first line on the screen. `target` is the configured portal; null is the embedded one. */
export function judgingSentence(
  target: Pick<Target, 'name' | 'origin' | 'network'> | null,
  { addresses }: { readonly addresses: Addresses },
): string {
  const [{ edition }] = addresses;
  const by = addresses.map(({ method, edition: one }) => `${method}, edition ${one}`);
  const what =
    target === null
      ? `the ${embeddedName(generationOf(edition))}`
      : `the portal ${target.name} (${target.origin})`;
  const proxy = target === null ? undefined : target.network?.proxies[target.origin]?.url;
  const way = proxy === undefined ? '' : ` through the proxy ${proxy}`;
  return `Judging ${what}${way} by ${by.length < 4 ? by.join('; ') : `${by.length} methods`}.`;
}

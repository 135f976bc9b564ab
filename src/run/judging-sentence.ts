import type { Addresses } from '../contract/addresses.ts';
import type { Address } from '../contract/editions.ts';
import type { Target } from '../exchange/target/target.ts';
import { embeddedName, generationOf } from './embedded-target.ts';

type Judged = Pick<Target, 'name' | 'origin' | 'network'> | null;

/** What is judged, in the middle of a sentence. `target` is the configured portal; null is the embedded one that documents ask for. */
export function subjectPhrase(target: Judged, documents: readonly Pick<Address, 'edition'>[]): string {
  if (target === null) return `the ${embeddedName(generationOf(documents))}`;
  const proxy = target.network?.proxies[target.origin]?.url;
  const way = proxy === undefined ? '' : ` through the proxy ${proxy}`;
  return `the portal ${target.name} (${target.origin})${way}`;
}

/** What a run judges, and by what: the first line on the screen. */
export function judgingSentence(target: Judged, { addresses }: { readonly addresses: Addresses }): string {
  const by = addresses.map(({ method, edition }) => `${method}, edition ${edition}`);
  const documents = by.length < 4 ? by.join('; ') : `${by.length} methods`;
  return `Judging ${subjectPhrase(target, addresses)} by ${documents}.`;
}

import { defaultMethod } from '../contract/editions.ts';
import type { Target } from '../exchange/target/target.ts';
import { embeddedName, generationOf } from './embedded-target.ts';

/** What a run judges, and by what: the first line on the screen. `target` is the configured portal; null is the embedded one. */
export function judgingSentence(
  target: Pick<Target, 'name' | 'origin'> | null,
  { edition }: { readonly edition: string },
): string {
  const what =
    target === null
      ? `the ${embeddedName(generationOf(edition))}`
      : `the portal ${target.name} (${target.origin})`;
  return `Judging ${what} by ${defaultMethod}, edition ${edition}.`;
}

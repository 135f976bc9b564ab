import { bodyMiniatures } from './body-miniatures.ts';
import { crashMiniatures } from './crash-miniatures.ts';
import { dialogMiniatures } from './dialog-miniatures.ts';
import { envelopeMiniatures } from './envelope-miniatures.ts';
import { leakMiniatures } from './leak-miniatures.ts';
import type { Miniature } from './miniature.ts';
import { portalWideMiniatures } from './portal-wide-miniatures.ts';
import { rareMiniatures } from './rare-miniatures.ts';
import { repeatMiniatures } from './repeat-miniatures.ts';
import { requestMiniatures } from './request-miniatures.ts';

/** Every miniature there is. Those of kind `one-promise` break their clause and no other that is a MUST. */
export const miniatures: readonly Miniature[] = [
  ...dialogMiniatures,
  ...envelopeMiniatures,
  ...bodyMiniatures,
  ...leakMiniatures,
  ...requestMiniatures,
  ...crashMiniatures,
  ...repeatMiniatures,
  ...rareMiniatures,
  ...portalWideMiniatures,
];

/** The miniature of a name. @throws Error that lists the names there are */
export function miniatureNamed(name: string): Miniature {
  const found = miniatures.find((miniature) => miniature.name === name);
  if (found === undefined)
    throw new Error(`miniature: ${name} is unknown; there are ${miniatures.map((m) => m.name).join(', ')}`);
  return found;
}

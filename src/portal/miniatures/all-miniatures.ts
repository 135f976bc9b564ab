import { batchMiniatures } from './batch-miniatures.ts';
import { bodyMiniatures } from './body-miniatures.ts';
import { crashMiniatures } from './crash-miniatures.ts';
import { credentialMiniatures } from './credential-miniatures.ts';
import { dialogMiniatures } from './dialog-miniatures.ts';
import { encodingMiniatures } from './encoding-miniatures.ts';
import { envelopeMiniatures } from './envelope-miniatures.ts';
import { fragileMiniatures } from './fragile-miniatures.ts';
import { framingMiniatures } from './framing-miniatures.ts';
import { inputMiniatures } from './input-miniatures.ts';
import { jsonTextMiniatures } from './json-text-miniatures.ts';
import { leakMiniatures } from './leak-miniatures.ts';
import type { Miniature } from './miniature.ts';
import { portalWideMiniatures } from './portal-wide-miniatures.ts';
import { proxyMiniatures } from './proxy-miniatures.ts';
import { rareMiniatures } from './rare-miniatures.ts';
import { repeatMiniatures } from './repeat-miniatures.ts';
import { requestMiniatures } from './request-miniatures.ts';
import { schemaMiniatures } from './schema-miniatures.ts';
import { secretMiniatures } from './secret-miniatures.ts';
import { stateMiniatures } from './state-miniatures.ts';
import { statusMiniatures } from './status-miniatures.ts';
import { timeMiniatures } from './time-miniatures.ts';

/** Every miniature there is. But for the portal-wide ones, each breaks its clause, and no other that it does not name. */
export const miniatures: readonly Miniature[] = [
  ...dialogMiniatures,
  ...inputMiniatures,
  ...statusMiniatures,
  ...schemaMiniatures,
  ...envelopeMiniatures,
  ...timeMiniatures,
  ...bodyMiniatures,
  ...jsonTextMiniatures,
  ...framingMiniatures,
  ...leakMiniatures,
  ...secretMiniatures,
  ...requestMiniatures,
  ...credentialMiniatures,
  ...encodingMiniatures,
  ...crashMiniatures,
  ...fragileMiniatures,
  ...repeatMiniatures,
  ...rareMiniatures,
  ...stateMiniatures,
  ...batchMiniatures,
  ...proxyMiniatures,
  ...portalWideMiniatures,
];

const byName: ReadonlyMap<string, Miniature> = new Map(
  miniatures.map((miniature) => [miniature.name, miniature]),
);

/** The miniature of a name. @throws Error that lists the names there are */
export function miniatureNamed(name: string): Miniature {
  const found = byName.get(name);
  if (found === undefined)
    throw new Error(`miniature: ${name} is unknown; there are ${miniatures.map((m) => m.name).join(', ')}`);
  return found;
}

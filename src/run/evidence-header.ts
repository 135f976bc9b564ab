import type { Contract } from '../contract/contract.ts';
import { capabilitiesOf, type Target } from '../exchange/target/target.ts';
import type { EvidenceHeader } from '../report/model/evidence.ts';
import { suiteVersion } from '../suite-version.ts';

/** What a person asked of a run, beside the settings. */
export interface RunOptions {
  readonly strict: boolean;
  readonly only: string | null;
  /** How often the same call is repeated; null for as often as the document says. */
  readonly repeat: number | null;
  /** How many requests each generated case makes up, and the seed they are made from. */
  readonly fuzz: number;
  readonly seed: number;
}

/** The first line of a run's evidence. `now` is the moment it begins. */
export function evidenceHeader(
  contract: Contract,
  target: Target,
  options: RunOptions,
  now = new Date(),
): EvidenceHeader {
  const { method, edition, sha256 } = contract;
  return {
    type: 'run',
    schemaVersion: 1,
    suite: suiteVersion(),
    contract: { method, edition, sha256 },
    subject: {
      kind: 'portal',
      name: target.name,
      origin: target.kind === 'embedded' ? 'embedded' : target.origin,
    },
    capabilities: [...capabilitiesOf(target)].sort(),
    options,
    run: { id: crypto.randomUUID(), startedAt: now.toISOString() },
  };
}

import type { Contract } from '../contract/contract.ts';
import { capabilitiesOf, type Target } from '../exchange/target/target.ts';
import type { Case } from '../plan/case.ts';
import { planHash } from '../plan/plan-hash.ts';
import type { EvidenceHeader } from '../report/evidence/evidence.ts';
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
  /** Verdicts of the last run by case id, for `--only verdict:…`; not read without it. */
  readonly earlier?: Readonly<Record<string, string>>;
  /** Which part of the cases this run is, if Playwright was asked for a part. */
  readonly shard?: Shard | null;
}

/** A part of a run: number `current` (from 1) of `total` parts of nearly equally many cases. */
export interface Shard {
  readonly current: number;
  readonly total: number;
}

/** The earlier verdicts that decided which cases were selected; later readers of the evidence need them. */
export function earlierOption({
  only,
  earlier = {},
}: Pick<RunOptions, 'only' | 'earlier'>): Pick<EvidenceHeader['options'], 'earlier'> {
  return only?.includes('verdict:') ? { earlier } : {};
}

/** The first line of a run's evidence. `plan` is all that could be run; `now` is the moment it begins. */
export function evidenceHeader(
  contract: Contract,
  plan: readonly Case[],
  target: Target,
  options: RunOptions,
  now = new Date(),
): EvidenceHeader {
  const { method, edition, sha256 } = contract;
  const { strict, only, repeat, fuzz, seed, shard = null } = options;
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
    plan: planHash(plan),
    options: {
      strict,
      only,
      repeat,
      fuzz,
      seed,
      ...earlierOption(options),
      ...(shard === null ? {} : { shard: { current: shard.current, total: shard.total } }),
    },
    run: { id: crypto.randomUUID(), startedAt: now.toISOString() },
  };
}

import type { Contract } from '../contract/contract.ts';
import { documentsOf } from '../contract/documents.ts';
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

/** Whoever is put through a run: what the header of the evidence says of a portal or of an SDK. */
export type EvidenceSubject = Pick<EvidenceHeader, 'subject' | 'capabilities' | 'plan' | 'sdk'>;

/** The options of a header, `shard` as Playwright names it. Those of SDKs have no generated requests; those of portals no slow cases. */
type HeaderOptions = Pick<RunOptions, 'strict' | 'only' | 'repeat' | 'earlier' | 'shard'> &
  Partial<Pick<RunOptions, 'fuzz' | 'seed'>> &
  Pick<EvidenceHeader['options'], 'slow' | 'deviations' | 'asked'>;

/** The first line of a run's evidence. `now` is the moment it begins. */
export function evidenceHeader(
  contract: Contract,
  { subject, capabilities, plan, sdk }: EvidenceSubject,
  { strict, only, repeat, fuzz, seed, slow, deviations, asked, earlier = {}, shard = null }: HeaderOptions,
  now = new Date(),
): EvidenceHeader {
  const documents = documentsOf(contract);
  return {
    type: 'run',
    schemaVersion: 1,
    suite: suiteVersion(),
    documents,
    subject,
    capabilities: [...capabilities].sort(),
    ...(plan === undefined ? {} : { plan }),
    options: {
      strict,
      only,
      repeat,
      ...(fuzz === undefined ? {} : { fuzz }),
      ...(seed === undefined ? {} : { seed }),
      ...(slow === undefined ? {} : { slow }),
      ...(deviations === undefined ? {} : { deviations }),
      ...(asked === undefined || documents.length === 1 ? {} : { asked }),
      // The verdicts decided which cases were selected, so later readers of the evidence need them.
      ...(only?.includes('verdict:') ? { earlier } : {}),
      ...(shard === null ? {} : { shard: { current: shard.current, total: shard.total } }),
    },
    ...(sdk === undefined ? {} : { sdk }),
    run: { id: crypto.randomUUID(), startedAt: now.toISOString() },
  };
}

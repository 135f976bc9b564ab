import type { EvidenceHeader } from '../../evidence/evidence.ts';
import { fileHash } from '../../model/file-hash.ts';
import { ReportError } from '../../model/report-error.ts';
import type { Source } from './sources.ts';

/** A shard with the header of its evidence and the ids of its cases. */
export interface Shard {
  readonly source: Source;
  readonly evidence: string;
  readonly header: EvidenceHeader;
  readonly cases: ReadonlySet<string>;
  /** Whether the evidence has its footer. */
  readonly ended: boolean;
}

const facts: Readonly<Record<string, (shard: Shard) => string>> = {
  documents: ({ header }) =>
    header.documents.map(({ method, sha256 }) => `${method} ${sha256.slice(0, 12)}`).join(', '),
  plan: ({ source }) => source.subject.plan.slice(0, 12),
  suite: ({ header }) => header.suite.version,
  '--strict': ({ source }) => String(source.subject.options.strict),
  '--only': ({ header }) => header.options.only ?? 'everything',
  '--repeat': ({ header }) => String(header.options.repeat ?? 'as documented'),
  ledger: ({ source: { ledger } }) => (ledger === null ? 'none' : fileHash(ledger).slice(0, 12)),
  'what the target offers': ({ header }) => header.capabilities.join(' '),
};

const sideBySide = 'To show them side by side, name the subjects: one=DIR other=DIR.';

/**
 * Refuses runs of one subject that are no shards of one run: those that were asked different things, and those that
 * have cases in common.
 * @throws {ReportError} that names the directories and what differs.
 */
export function assertSameRun(shards: readonly Shard[]): void {
  const [first, ...others] = shards;
  if (first === undefined) return;
  for (const other of others) {
    const pair = `${first.source.directory} and ${other.source.directory}`;
    const differences = Object.entries(facts).flatMap(([name, of]) =>
      of(first) === of(other) ? [] : [`${name} (${of(first)}, ${of(other)})`],
    );
    if (differences.length > 0)
      throw new ReportError(
        `${pair} are runs of the same subject and edition, but no shards of one run. They differ in: ${differences.join('; ')}. ${sideBySide}`,
      );
  }
  const owners = new Map<string, string>();
  for (const { source, cases } of shards)
    for (const id of cases) {
      const owner = owners.get(id);
      if (owner !== undefined)
        throw new ReportError(
          `${owner} and ${source.directory} both hold the case ${id}: shards of one run hold different cases. ${sideBySide}`,
        );
      owners.set(id, source.directory);
    }
}

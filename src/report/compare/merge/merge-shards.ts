import { changedDocuments } from '../../../contract/documents.ts';
import { loadContracts } from '../../../contract/load-contract.ts';
import { loadLedger } from '../../../evaluate/baseline/load-ledger.ts';
import { makePlan } from '../../../plan/make-plan.ts';
import { selectionOf } from '../../../plan/select-cases.ts';
import { earlierVerdicts } from '../../evidence/evidence.ts';
import { EvidenceError, evidenceLines } from '../../evidence/read-evidence.ts';
import { makeReport } from '../../make/make-report.ts';
import type { Report } from '../../model/report.ts';
import { DuplicateCase, MissingFooter, ReportError } from '../../model/report-error.ts';
import { joinEvidence } from './join-evidence.ts';
import { assertSameRun, type Shard } from './shard-problems.ts';
import type { Source } from './sources.ts';

async function shardOf(source: Source): Promise<Shard> {
  const { evidence, directory } = source;
  if (evidence === null) throw new ReportError(`There is no evidence to be judged together: ${directory}`);
  const cases = new Set<string>();
  let ended = false;
  let header: Shard['header'] | null = null;
  for await (const line of evidenceLines(evidence)) {
    if (line.type === 'run') header = line;
    if (line.type === 'end') ended = true;
    if (line.type === 'case' && cases.has(line.id)) throw new DuplicateCase(line.id, evidence);
    if (line.type === 'case') cases.add(line.id);
  }
  if (header === null) throw new EvidenceError(`The file has no header: ${evidence}:1`);
  return { source, evidence, header, cases, ended };
}

/**
 * Makes one ordinary report of shards of one run: their evidence goes into `file`, which is that of the subject `key`, and all of it is judged again, because
 * clauses about every response of a run need every response.
 *
 * @throws {ReportError} where they are no shards of one run, or are not all there and `allowPartial` is not given.
 */
export async function mergeShards(
  sources: readonly Source[],
  file: string,
  key: string,
  allowPartial: boolean,
): Promise<Report> {
  const shards = await Promise.all(sources.map(shardOf));
  const names = sources.map(({ directory }) => directory).join(', ');
  assertSameRun(shards);
  const [{ header, source }] = shards as [Shard, ...Shard[]];
  if (header.subject.kind !== 'portal')
    throw new ReportError(`Only the runs of portals can be sharded; these are of an SDK: ${names}`);
  const { documents } = header;
  const contract = await loadContracts(documents);
  const changed = changedDocuments(documents, contract);
  if (changed !== null)
    throw new ReportError(
      `The documents are not those by which this evidence was gathered (${changed}), so it cannot be judged again. Use ${header.suite.name} ${header.suite.version} as it was then: ${names}`,
    );
  const selection = selectionOf(header.options.only, earlierVerdicts(header.options));
  const missing = makePlan(contract, { fuzz: 0, ...header.options })
    .filter((planned) => selection?.includes(planned) ?? true)
    .filter(({ id }) => !shards.some(({ cases }) => cases.has(id)));
  const unended = shards.find(({ ended }) => !ended);
  if (!allowPartial && unended !== undefined) throw new MissingFooter(unended.evidence);
  const cut = sources.filter(({ report }) => report.partial).map(({ directory }) => directory);
  if (!allowPartial && cut.length > 0)
    throw new ReportError(
      `The evidence is partial: ${cut.join(', ')}. --allow-partial merges it all the same.`,
    );
  if (!allowPartial && missing.length > 0)
    throw new ReportError(
      `${missing.length} ${missing.length === 1 ? 'case is' : 'cases are'} in none of ${names}, the first of them ${missing[0]?.id}. Is a shard missing? --allow-partial merges what there is.`,
    );
  await joinEvidence(shards, file, missing.length === 0);
  const { strict, deviations } = source.subject.options;
  return makeReport(file, {
    key,
    name: source.subject.name,
    contract,
    ledger: source.ledger === null ? null : loadLedger(source.ledger, documents),
    deviations,
    ...(source.ledger === null ? {} : { ledgerFile: source.ledger }),
    strict,
  });
}

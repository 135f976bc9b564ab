import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadContract } from '../../../contract/load-contract.ts';
import { reportFiles } from '../../formats/write-report.ts';
import { suiteProof } from '../../make/make-proof.ts';
import { fileHash } from '../../model/file-hash.ts';
import { onlySubject } from '../../model/only-subject.ts';
import { openReport } from '../../model/open-report.ts';
import type { Proof, ProvenFile } from '../../model/proof.ts';
import type { Report } from '../../model/report.ts';
import { ReportError } from '../../model/report-error.ts';
import { insideOf } from '../merge/sources.ts';
import type { Verified } from './verified.ts';
import { compareCases, compareConclusion, judgedAgain } from './verify-verdicts.ts';

function short(hash: string): string {
  return hash.slice(0, 12);
}

function verifySuite({ suite }: Proof): Verified {
  const now = suiteProof();
  const matches = now.sha256 === suite.sha256;
  const made = `${suite.name} ${suite.version} (${short(suite.sha256)})`;
  const detail = matches ? made : `made by ${made}, this is ${now.version} (${short(now.sha256)})`;
  return { what: 'suite', matches, detail };
}

async function verifyContract({ method, edition, sha256 }: Proof['documents'][number]): Promise<Verified> {
  const what = `contract ${method} ${edition}`;
  const now = (await loadContract({ method, edition })).sha256;
  const matches = now === sha256;
  return { what, matches, detail: matches ? short(sha256) : `${short(sha256)} then, ${short(now)} here` };
}

function verifyFile(directory: string, named: ProvenFile): Verified {
  const path = insideOf(directory, named.file);
  if (!existsSync(path)) return { what: named.file, matches: false, detail: 'is not there' };
  const now = fileHash(path);
  const matches = now === named.sha256;
  const detail = matches
    ? `${named.role}, ${short(now)}`
    : `was changed: ${short(named.sha256)} in the report, ${short(now)} here`;
  return { what: named.file, matches, detail };
}

/** Compares every file with what the model in `report.json` gives, byte for byte. */
function verifyFormats(directory: string, report: Report): readonly Verified[] {
  const results: Verified[] = [];
  let overflow = 0;
  for (const [name, pieces] of reportFiles(report)) {
    const hash = createHash('sha256');
    for (const piece of pieces) hash.update(piece);
    const path = join(directory, name);
    const found = existsSync(path) ? fileHash(path) : null;
    const matches = found === hash.digest('hex');
    if (matches && name.includes('/')) overflow += 1;
    else if (matches)
      results.push({ what: name, matches, detail: 'the same as made again from report.json' });
    else {
      const detail = found === null ? 'is not there' : 'is not what report.json gives';
      results.push({ what: name, matches, detail });
    }
  }
  if (overflow > 0) results.push({ what: 'exchanges/', matches: true, detail: `${overflow} files` });
  return results;
}

async function verifyVerdicts(directory: string, report: Report): Promise<readonly Verified[]> {
  const results: Verified[] = [];
  const again: Report[] = [];
  for (const subject of report.subjects) {
    const part = onlySubject(report, subject.key);
    const place = (role: ProvenFile['role']) => {
      const named = part.proof?.files.find((file) => file.role === role);
      return named === undefined ? null : insideOf(directory, named.file);
    };
    try {
      const judged = await judgedAgain({
        directory,
        report: part,
        subject,
        evidence: place('evidence'),
        ledger: place('ledger'),
      });
      again.push(judged);
      results.push(compareCases(part, judged));
    } catch (error) {
      const detail = `cannot be judged again: ${error instanceof Error ? error.message : String(error)}`;
      results.push({ what: `verdicts of ${subject.name}`, matches: false, detail });
    }
  }
  return again.length === report.subjects.length ? [...results, compareConclusion(report, again)] : results;
}

/**
 * Checks a report directory: computes the hashes of suite, contract, evidence and ledger, judges the evidence again, and
 * makes every file anew to compare it with the one that is there.
 *
 * @returns everything that was checked, in that order
 * @throws {ReportError} where there is no report to check, or one without proof
 */
export async function verifyReport(path: string): Promise<readonly Verified[]> {
  const { directory, report } = await openReport(path);
  const { proof } = report;
  if (proof === undefined)
    throw new ReportError(
      `This report does not say what it was made of, so there is nothing to check it against; \`judge\` makes it anew: ${path}`,
    );
  const contracts: Verified[] = [];
  for (const document of proof.documents) contracts.push(await verifyContract(document));
  return [
    verifySuite(proof),
    ...contracts,
    ...proof.files.map((file) => verifyFile(directory, file)),
    ...(await verifyVerdicts(directory, report)),
    ...verifyFormats(directory, report),
  ];
}

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadContract } from '../../src/contract/load-contract.ts';
import type { PortalOptions } from '../../src/portal/portal-options.ts';
import { startPortal } from '../../src/portal/start-portal.ts';
import { mergeDirectories } from '../../src/report/compare/merge/merge-directories.ts';
import { writeReport } from '../../src/report/formats/write-report.ts';
import { makeReport } from '../../src/report/make/make-report.ts';
import type { Report } from '../../src/report/model/report.ts';
import { evidencePath } from '../../src/report/model/report-files.ts';
import { subjectKey } from '../../src/report/model/subject-key.ts';
import { embeddedTarget } from '../../src/run/embedded-target.ts';
import { runPlan } from '../../src/run/run-plan.ts';

/** The files of the published sample. The others of a report are large, and say the same for programs. */
export const sampleFiles = ['index.html', 'summary.md', 'badge.svg'] as const;

const subjects: Readonly<Record<string, PortalOptions>> = {
  reference: {},
  'box-2026-08': { generation: 'box-2026-08' },
};

async function makeSubject(options: PortalOptions, directory: string): Promise<void> {
  const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
  const portal = await startPortal(options);
  const target = embeddedTarget(portal, { timeoutMs: 5_000, rate: null });
  const evidenceFile = join(directory, evidencePath(subjectKey(target.name)));
  await mkdir(directory, { recursive: true });
  try {
    await runPlan({ contract, target, evidenceFile });
  } finally {
    await portal.close();
  }
  const judged = { contract, ledger: null, deviations: null, strict: false };
  await writeReport(await makeReport(evidenceFile, judged), directory);
}

/**
 * Makes the report that is published: the reference portal beside the newest generation of portals, which does not keep
 * all that the founding page promises, with no ledger that excuses it. Everything is left under `directory`, the report in
 * `directory/sample`.
 */
export async function makeSample(directory: string): Promise<Report> {
  await rm(directory, { recursive: true, force: true });
  for (const [name, options] of Object.entries(subjects)) await makeSubject(options, join(directory, name));
  const out = join(directory, 'sample');
  const named = Object.keys(subjects).map((name) => ({ name, directory: join(directory, name) }));
  const report = await mergeDirectories(named, { out, allowPartial: false });
  await writeReport(report, out);
  return report;
}

import { test } from '@playwright/test';
import type { Address } from '../../src/contract/editions.ts';
import { loadContracts } from '../../src/contract/load-contract.ts';
import type { Ledger } from '../../src/evaluate/baseline/ledger.ts';
import type { Target } from '../../src/exchange/target/target.ts';
import type { PortalOptions } from '../../src/portal/portal-options.ts';
import { startPortal } from '../../src/portal/start-portal.ts';
import { makeReport } from '../../src/report/make/make-report.ts';
import type { Report } from '../../src/report/model/report.ts';
import { embeddedTarget } from '../../src/run/embedded-target.ts';
import { runPlan } from '../../src/run/run-plan.ts';
import { loadSettings } from '../../src/settings/load-settings.ts';

/** The portal that settings name. */
export function targetOf(settings: Readonly<Record<string, string>>): Target {
  const { target } = loadSettings(settings);
  if (target === null) throw new Error('The settings name no portal.');
  return target;
}

/** A whole run that was recorded: it can be judged again and again. */
export interface RecordedRun {
  readonly evidenceFile: string;
  /** Its report, with the deviations that a ledger knows. */
  judged(ledger?: Ledger | null): Promise<Report>;
}

/**
 * Runs the whole plan of an edition of im.dialog.writing, or of other documents, with few generated requests, in this process against a reference portal with these
 * options. `change` makes the target another one than the portal offers.
 */
export async function recordRun(
  options: PortalOptions,
  documents: string | readonly Address[] = '2024-12',
  change: (target: Target) => Target = (target) => target,
): Promise<RecordedRun> {
  const addresses =
    typeof documents === 'string' ? [{ method: 'im.dialog.writing', edition: documents }] : documents;
  const contract = await loadContracts(addresses, { trusted: true });
  const evidenceFile = test.info().outputPath('evidence.ndjson');
  const portal = await startPortal(options);
  const target = change(embeddedTarget(portal, { timeoutMs: 5_000, rate: null }));
  await runPlan({ contract, evidenceFile, fuzz: 10, target }).finally(() => portal.close());
  return {
    evidenceFile,
    judged: (ledger = null) =>
      makeReport(evidenceFile, { contract, ledger, deviations: null, strict: false }),
  };
}

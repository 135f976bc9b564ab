import type { JudgedCase } from '../../src/check/judge-run.ts';
import type { Ledger } from '../../src/check/ledger.ts';
import { loadContract } from '../../src/contract/load-contract.ts';
import type { PortalOptions } from '../../src/portal/portal-options.ts';
import { startPortal } from '../../src/portal/start-portal.ts';
import { embeddedTarget } from '../../src/run/embedded-target.ts';
import { runPlan } from '../../src/run/run-plan.ts';

/** Runs the whole plan of an edition, with few generated requests, in this process against a reference portal with these options. */
export async function judgePortal(
  options: PortalOptions,
  edition = '2024-12',
  ledger: Ledger | null = null,
): Promise<readonly JudgedCase[]> {
  const contract = await loadContract({ edition, trusted: true });
  const portal = await startPortal(options);
  try {
    return await runPlan({
      contract,
      ledger,
      fuzz: 10,
      target: embeddedTarget(portal, { timeoutMs: 5_000, rate: null }),
    });
  } finally {
    await portal.close();
  }
}

/** The clauses that are not kept: MUST clauses that fail, SHOULD clauses that are not followed. */
export function brokenClauses(cases: readonly JudgedCase[]): readonly string[] {
  const broken = cases.filter(
    ({ planned, judgement }) =>
      judgement.verdict === 'fail' || (planned.level === 'SHOULD' && judgement.verdict === 'lenient'),
  );
  return [...new Set(broken.map(({ planned }) => planned.clause))].sort();
}

/** How often each verdict was given. */
export function verdictCounts(cases: readonly JudgedCase[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { judgement } of cases) counts[judgement.verdict] = (counts[judgement.verdict] ?? 0) + 1;
  return counts;
}

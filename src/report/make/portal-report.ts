import type { Contract } from '../../contract/contract.ts';
import { partsOf } from '../../contract/joined-contract.ts';
import { mayConcern } from '../../evaluate/baseline/ids-in-run.ts';
import type { Observation } from '../../evaluate/check.ts';
import type { JudgedCase } from '../../evaluate/judge/judge.ts';
import { portalKind } from '../../evaluate/judge/portal-kind.ts';
import { createRunTrouble } from '../../evaluate/run-trouble.ts';
import { createRunWarnings } from '../../evaluate/run-warnings.ts';
import type { Case } from '../../plan/case.ts';
import { makePlan } from '../../plan/make-plan.ts';
import { planHash } from '../../plan/plan-hash.ts';
import { selectionOf } from '../../plan/select-cases.ts';
import { type EvidenceHeader, earlierVerdicts } from '../evidence/evidence.ts';
import type { ReportedCase } from '../model/report.ts';
import { portalRepeatLine, type RunShape } from './repeat-line.ts';
import type { EvidenceRead, ReportKind } from './report-kind.ts';
import { type CaseDetails, reportedCase } from './reported-case.ts';
import { clauseTexts } from './reported-clause.ts';

function detailsOf({ prefers, accepts, ...planned }: Case, run: RunShape): CaseDetails {
  return { prefers, accepts, repeat: portalRepeatLine({ prefers, accepts, ...planned }, run) };
}

/** A judged case of a portal as the report shows it. */
export function reportedPortalCase(
  judged: JudgedCase<Case>,
  { subject, run }: { readonly subject: string; readonly run: RunShape },
): ReportedCase {
  return reportedCase(judged, subject, detailsOf(judged.planned, run));
}

/** How the report of a portal is made. */
export function portalReport(header: EvidenceHeader, contract: Contract): ReportKind<Case, Observation> {
  const plan = makePlan(contract, { fuzz: 0, ...header.options });
  const byId = new Map(plan.map((planned) => [planned.id, planned]));
  const selection = selectionOf(header.options.only, earlierVerdicts(header.options));
  const warnings = createRunWarnings(contract);
  const trouble = createRunTrouble();
  const {
    run: { shards },
    options: { shard },
  } = header;
  // Beside other methods these are asked for two calls of each kind only.
  const sampled = partsOf(contract).filter((part) => part.sampled === true);
  const isWhole = ({ ids }: EvidenceRead) => ids.size === plan.length;
  return {
    kind: portalKind(contract, plan, selection),
    clauses: clauseTexts(contract),
    plan: planHash(plan),
    evidenceId: ({ id }) => id,
    observe({ id, exchanges }) {
      const planned = byId.get(id);
      if (planned !== undefined) warnings.observe(planned, exchanges);
      trouble.observe(exchanges);
    },
    describe: ({ planned }, _, run) => detailsOf(planned, run),
    missingReason(planned, { footer }) {
      if (selection !== null && !selection.includes(planned))
        return `Not run: filtered out by --only ${selection.text}.`;
      if (shards !== undefined) return `Not run: in none of the ${shards.length} shards that were merged.`;
      if (footer === null || footer.interrupted) return 'Not run: the run was interrupted before.';
      return shard !== undefined
        ? `Not run: in another shard (this is shard ${shard.current} of ${shard.total}).`
        : 'Not run: not selected.';
    },
    missing: ({ ids }) =>
      plan.filter((planned) => (selection?.includes(planned) ?? true) && !ids.has(planned.id)).length,
    isWhole,
    asksAllOf: ({ case: id }) => !sampled.some(({ method }) => mayConcern(id, method)),
    // Some cases by themselves, or the beginning of a run, may well be alike.
    runWarnings: (read) => [
      ...trouble.runWarnings(),
      ...(isWhole(read) && !read.partial ? warnings.runWarnings() : []),
    ],
    trouble: () => trouble.summary(),
  };
}

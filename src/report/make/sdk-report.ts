import type { Contract } from '../../contract/contract.ts';
import type { SdkCase } from '../../evaluate/sdk/sdk-case.ts';
import { levelOf } from '../../evaluate/sdk/sdk-case.ts';
import type { SdkObservation } from '../../evaluate/sdk/sdk-check.ts';
import { observationOf, sdkKind } from '../../evaluate/sdk/sdk-kind.ts';
import { selectionOf } from '../../plan/select-cases.ts';
import { loadScenarios } from '../../sdk/load-scenarios.ts';
import { type EvidenceHeader, earlierVerdicts } from '../evidence/evidence.ts';
import { createAdapterWatch } from './adapter-warnings.ts';
import { sdkRepeatLine } from './repeat-line.ts';
import type { ReportKind } from './report-kind.ts';
import { sdkDetails } from './sdk-details.ts';

/** How the report of an SDK is made. */
export function sdkReport(header: EvidenceHeader, contract: Contract): ReportKind<SdkCase, SdkObservation> {
  const spec = loadScenarios();
  const selection = selectionOf(header.options.only, earlierVerdicts(header.options));
  const { handshake = null, trouble = null } = header.sdk ?? {};
  const adapter = createAdapterWatch(header.sdk);
  return {
    kind: sdkKind({ contract, spec, handshake, trouble, selection }),
    clauses: spec.clauses.map((clause) => ({
      ...clause,
      level: levelOf(clause),
      method: contract.method,
      asks: 'method' as const,
    })),
    plan: spec.sha256,
    evidenceId: ({ evidence }) => evidence,
    observe: adapter.observe,
    describe(judged, readLine, run) {
      const line = readLine();
      const seen = line === null ? null : observationOf(judged.planned, line);
      const repeat = sdkRepeatLine(judged.planned.id, run);
      return { prefers: [], accepts: [], ...sdkDetails(judged, seen, contract), repeat };
    },
    missingReason: () => 'Not run: the run ended before.',
    missing: () => 0,
    isWhole: () => selection === null && trouble === null,
    asksAllOf: () => true,
    runWarnings: adapter.runWarnings,
    trouble: () => null,
  };
}

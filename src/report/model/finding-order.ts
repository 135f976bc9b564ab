import type { Weight } from '../../evaluate/finding.ts';
import type { ReportedFinding } from '../make/reported-finding.ts';
import type { ReportedCase } from './report.ts';

const order: readonly Weight[] = ['violation', 'unseen', 'undecided', 'alternative', 'observation'];

/** The findings of a case, those that decide first; findings of one weight keep their order. */
export function findingsByWeight(reported: ReportedCase): readonly ReportedFinding[] {
  return [...reported.findings].sort((one, other) => order.indexOf(one.weight) - order.indexOf(other.weight));
}

/** The finding that a line about the case speaks of; none where nothing was found. */
export function mainFinding(reported: ReportedCase): ReportedFinding | undefined {
  return findingsByWeight(reported)[0];
}

import type { Level } from '../../contract/contract.ts';
import type { Scenario, SdkClause, SdkSpec } from '../../sdk/scenario.ts';
import type { JudgeableCase } from '../judge/judge.ts';

/** A clause judged by one call in a scenario, or by all calls of a run. */
export interface SdkCase extends JudgeableCase {
  /** The clause itself. */
  readonly rule: SdkClause;
  /** Null for a run-wide case. */
  readonly scenario: Scenario | null;
  /** The id under which its evidence stands; null for a run-wide case, which has none of its own. */
  readonly evidence: string | null;
}

/** The level as verdicts know it: MAY is recorded and not judged. */
export function levelOf({ level }: SdkClause): Level {
  return level === 'MAY' ? 'INFO' : level;
}

/** The id of a clause's case. */
export function sdkCaseId(clause: string, run: string): string {
  return `${clause}/${run}`;
}

/** The name under which a run-wide clause has its only case. */
export const everyCall = 'every-call';

/** Id of the scenario that a call was made in: `success` for `success.oauth`. */
function scenarioId(evidence: string): string {
  return evidence.split('.', 1)[0] ?? '';
}

/** The cases of one call, or of a scenario in which no call was made. */
export function casesOfCall({ clauses, scenarios }: SdkSpec, evidence: string): readonly SdkCase[] {
  const scenario = scenarios.find(({ id }) => id === scenarioId(evidence));
  const mode = evidence.split('.')[1];
  return (scenario?.clauses ?? []).flatMap((id) => {
    const rule = clauses.find((clause) => clause.id === id);
    if (rule === undefined || scenario === undefined) return [];
    const title = `${id}: ${scenario.title}${mode === undefined ? '' : ` (${mode})`}`;
    return [
      { id: sdkCaseId(id, evidence), title, clause: id, level: levelOf(rule), rule, scenario, evidence },
    ];
  });
}

/** All cases in the order of the document: a scenario's calls in the order of their evidence, run-wide cases at the end. */
export function sdkCases(spec: SdkSpec, evidenceIds: readonly string[]): readonly SdkCase[] {
  const ofScenarios = spec.scenarios.flatMap(({ id }) => {
    const calls = evidenceIds.filter((one) => scenarioId(one) === id);
    return (calls.length === 0 ? [id] : calls).flatMap((call) => casesOfCall(spec, call));
  });
  const runWide = spec.clauses
    .filter((clause) => clause.runWide)
    .map((rule) => ({
      id: sdkCaseId(rule.id, everyCall),
      title: `${rule.id}: every call`,
      clause: rule.id,
      level: levelOf(rule),
      rule,
      scenario: null,
      evidence: null,
    }));
  return [...ofScenarios, ...runWide];
}

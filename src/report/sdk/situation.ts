import type { Contract } from '../../contract/contract.ts';
import type { Scenario } from '../../sdk/scenario.ts';

/** What a caller can be in for, and how a person reads of it, in the order in which they want to. */
export const situationTitles = {
  documented: 'Errors that the method documents',
  'status-200': 'Errors under status 200',
  system: 'Errors of the system',
  invalid: 'Responses that are no REST responses',
  passing: 'Trouble that passes',
  token: 'Access tokens that expire',
  redirect: 'Redirects',
  connection: 'Connections that fail',
  success: 'Successes',
} as const;

/** One of {@link situationTitles}. */
export type Situation = keyof typeof situationTitles;

/** Sorts a scenario by what its first response is, and by whether others follow. */
export function situationOf(scenario: Scenario, contract: Contract): Situation {
  const { receives, credential, authority, responses } = scenario;
  const { kind, status = 0, code = '' } = receives;
  if (credential === 'expired') return 'token';
  if (responses.length > 1) return 'passing';
  if (authority === 'unknown' || kind === 'none') return 'connection';
  if (kind === 'success' || kind === 'redirect') return kind;
  if (kind !== 'error') return 'invalid';
  if (status === 200) return 'status-200';
  return contract.responses[status]?.includes(code) === true ? 'documented' : 'system';
}

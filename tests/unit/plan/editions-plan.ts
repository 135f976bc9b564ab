import type { Contract } from '../../../src/contract/contract.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';
import type { Case, PlannedRequest } from '../../../src/plan/case.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';

/** The contract of an edition with its whole plan. */
export interface PlannedEdition {
  readonly contract: Contract;
  readonly plan: readonly Case[];
}

/** Loads an edition anew and plans it. */
export async function planAnew(edition: string): Promise<PlannedEdition> {
  const contract = await loadContract({ method: 'im.dialog.writing', edition, trusted: true });
  return { contract, plan: makePlan(contract) };
}

const planned = new Map<string, Promise<PlannedEdition>>();

/** An edition and its plan, which nobody changes: loaded once a process. */
export function planEdition(edition: string): Promise<PlannedEdition> {
  const known = planned.get(edition) ?? planAnew(edition);
  planned.set(edition, known);
  return known;
}

/** All requests of a case, in the order in which they are sent. */
export function requestsOf({ steps }: Case): readonly PlannedRequest[] {
  return steps.flatMap(({ requests }) => requests);
}

/** Whether a case is answered with a success when all is right. */
export function succeeds({ prefers }: Pick<Case, 'prefers'>): boolean {
  return prefers.some(({ code }) => code === undefined);
}

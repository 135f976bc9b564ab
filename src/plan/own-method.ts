import type { Contract } from '../contract/contract.ts';
import type { PlannedRequest } from './case.ts';

/** Whether a request calls the contract's own method, in whatever letter case; `batch` and unknown methods do not. */
export function isOwnMethod({ method }: PlannedRequest, contract: Contract): boolean {
  return method.toLowerCase() === contract.method.toLowerCase();
}

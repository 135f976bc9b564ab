import { loadContract } from '../../build/src/contract/load-contract.js';
import { capabilitiesOf } from '../../build/src/exchange/target/target.js';
import { fitCase, missingFor } from '../../build/src/plan/select-cases.js';
import { embeddedTarget } from '../../build/src/run/embedded-target.js';
import { makePlan } from '../plan/sized-plan.mjs';

/** A sized plan and the portal it is run against, as the suite would see them. */
export async function plannedRun(portal) {
  const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12' });
  const target = embeddedTarget(portal, { timeoutMs: 30_000, rate: null });
  return { contract, target, cases: makePlan(contract, { repeat: null }) };
}

/** The steps that are sent for a plan, each request once. */
export function stepsOf(cases, target) {
  const capabilities = capabilitiesOf(target);
  const known = new Set();
  const isNew = ({ key }) => !known.has(key) && known.add(key);
  return cases
    .filter((planned) => missingFor(planned, capabilities) === null)
    .flatMap((planned) => fitCase(planned, capabilities).steps)
    .map(({ together, requests }) => ({ together, requests: requests.filter(isNew) }));
}

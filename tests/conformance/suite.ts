import { joinedAddress } from '../../src/contract/addresses.ts';
import { loadContract } from '../../src/contract/load-contract.ts';
import type { Case } from '../../src/plan/case.ts';
import { type Suite, suiteCases, suites } from '../../src/plan/make-plan.ts';
import { selectionOf } from '../../src/plan/select-cases.ts';
import { terminalText } from '../../src/report/text/escape.ts';
import { currentRun } from '../../src/run/current-run.ts';
import type { WorkerRun } from '../../src/run/worker-run.ts';
import { failuresAreFlipped, test } from './fixtures.ts';

const longest = 300;

/** The cases of one suite of the plan that were asked for. The same in every process. */
export async function casesOf(suite: Suite): Promise<readonly Case[]> {
  const { terms } = currentRun(process.env);
  const selection = selectionOf(terms.only, new Map(Object.entries(terms.earlier)));
  const contract = await loadContract({ ...joinedAddress(terms.addresses), trusted: true });
  return suiteCases(contract, suite, terms).filter((planned) => selection?.includes(planned) ?? true);
}

/** All cases that were asked for, in the order of the plan. */
export async function selectedCases(): Promise<readonly Case[]> {
  return (await Promise.all(suites.map(casesOf))).flat();
}

/** A verdict as a test's failure: the message is all there is to say, and no stack leads anywhere useful. */
function verdictError(message: string): Error {
  const error = new Error(message);
  error.name = '';
  error.stack = message;
  return error;
}

/** The body of a case's test: runs and judges it, and fails where its verdict must not look green. */
export function bodyOf(planned: Case): (fixtures: { readonly run: WorkerRun }) => Promise<void> {
  return async ({ run }) => {
    const { verdict, failure, ...judged } = await run.perform(planned);
    const reason = terminalText(judged.reason, longest);
    if (verdict !== 'pass') test.info().annotations.push({ type: verdict, description: reason });
    test.skip(verdict === 'not-run', reason);
    if (failure === null) return;
    if (failuresAreFlipped()) test.fail();
    throw verdictError(failure);
  };
}

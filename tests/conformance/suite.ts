import type { Contract } from '../../src/contract/contract.ts';
import { partOf } from '../../src/contract/joined-contract.ts';
import { loadContracts } from '../../src/contract/load-contract.ts';
import type { Case } from '../../src/plan/case.ts';
import { type Suite, suiteCases, suites } from '../../src/plan/make-plan.ts';
import { selectionOf } from '../../src/plan/select-cases.ts';
import { terminalText } from '../../src/report/text/escape.ts';
import { currentRun } from '../../src/run/current-run.ts';
import { projectsRun } from '../../src/run/projects-run.ts';
import type { WorkerRun } from '../../src/run/worker-run.ts';
import { failuresAreFlipped, test } from './fixtures.ts';
import { showExchanges } from './show-exchanges.ts';
import { verdictError } from './verdict-error.ts';

const longest = 300;

/** The cases of one suite of the plan that were asked for, with the contract they are made of. The same in every process. */
async function suiteOf(
  suite: Suite,
): Promise<{ readonly contract: Contract; readonly cases: readonly Case[] }> {
  const { terms } = currentRun(process.env);
  const selection = selectionOf(terms.only, new Map(Object.entries(terms.earlier)));
  const contract = await loadContracts(terms.addresses, { trusted: true });
  const cases = suiteCases(contract, suite, terms).filter((planned) => selection?.includes(planned) ?? true);
  return { contract, cases };
}

/** All cases that were asked for, in the order of the plan. */
export async function selectedCases(): Promise<readonly Case[]> {
  return (await Promise.all(suites.map(suiteOf))).flatMap(({ cases }) => cases);
}

/** Says that a choice of cases chooses none. */
export function noCaseMatches(only: string | null): string {
  return `No case matches ${only}. \`plan\` lists all of them. Nothing was sent.`;
}

/** The body of a case's test: runs and judges it, and fails where its verdict must not look green. */
export function bodyOf(planned: Case): (fixtures: { readonly run: WorkerRun }) => Promise<void> {
  return async ({ run }) => {
    const { verdict, failure, exchanges, ...judged } = await run.perform(planned);
    // The command line shows no steps, and has its own report of them.
    if (projectsRun() !== null) await showExchanges(exchanges);
    const reason = terminalText(judged.reason, longest);
    if (verdict !== 'pass') test.info().annotations.push({ type: verdict, description: reason });
    test.skip(verdict === 'not-run', reason);
    if (failure === null) return;
    if (failuresAreFlipped()) test.fail();
    throw verdictError(failure);
  };
}

/** Cases that follow one another and belong to the same clause of the same method: a suite of Playwright's. */
export interface Group {
  readonly method: string;
  /** The id of the clause, without the method. */
  readonly clause: string;
  /** What `--grep` takes: `@MUST`, `@im.dialog.writing`, `@clause:dialog-id-missing`. */
  readonly tag: string[];
  readonly cases: Case[];
}

let isTold = false;

/** Settings that cannot be used are one error, not one for each spec file, and have no stack. */
function told(error: unknown): readonly Group[] {
  if (isTold) return [];
  isTold = true;
  throw verdictError(error instanceof Error ? error.message : String(error));
}

/** The cases of one suite of the plan, grouped, in the order of the plan. */
export async function groupsOf(suite: Suite): Promise<readonly Group[]> {
  const found = await suiteOf(suite).catch(told);
  if (!('cases' in found)) return found;
  const { contract, cases } = found;
  const groups: Group[] = [];
  let last: string | null = null;
  for (const planned of cases) {
    if (last !== planned.clause) {
      const { method } = partOf(contract, planned.clause);
      const clause = planned.clause.slice(planned.clause.indexOf(':') + 1);
      groups.push({
        method,
        clause,
        tag: [`@${planned.level}`, `@${method}`, `@clause:${clause}`],
        cases: [],
      });
    }
    last = planned.clause;
    groups.at(-1)?.cases.push(planned);
  }
  return groups;
}

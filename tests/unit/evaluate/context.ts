import type { Contract } from '../../../src/contract/contract.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { checkNamed } from '../../../src/evaluate/all-checks.ts';
import type { CheckContext } from '../../../src/evaluate/check.ts';
import type { Finding } from '../../../src/evaluate/finding.ts';
import type { Case } from '../../../src/plan/case.ts';
import { type ExchangeDraft, makeAll, makeSeen } from './make-exchange.ts';

const contracts = new Map<string, Promise<Contract>>();

/** The contract of an edition, read once for all tests of a file. */
export function contractOf(edition = '2024-12'): Promise<Contract> {
  const known =
    contracts.get(edition) ?? loadContract({ method: 'im.dialog.writing', edition, trusted: true });
  contracts.set(edition, known);
  return known;
}

/** What a check is told beside the exchange: the contract and a clause that names the check. Only methods that write have lifecycles. */
export async function contextFor(check: string, edition?: string): Promise<CheckContext> {
  const contract =
    check === 'lifecycle'
      ? await loadContract({ method: 'im.message.add', edition: '2026-08', trusted: true })
      : await contractOf(edition);
  const clause = contract.clauses.find((one) => one.check === check || one.runCheck === check);
  if (clause === undefined) throw new Error(`No clause names the check ${check}.`);
  return { contract, clause };
}

/** What a check of single responses finds. */
export async function findingsOf(
  name: string,
  draft: ExchangeDraft,
  edition?: string,
): Promise<readonly Finding[] | null> {
  const check = checkNamed(name);
  if (check?.scope !== 'response') throw new Error(`${name} is no check of single responses.`);
  return check.judge(makeSeen(draft), await contextFor(name, edition));
}

/** A case of a check, with nothing in it that a test does not say. */
export function makeCase(check: string, given: Partial<Case> = {}): Case {
  return {
    id: `${check}/test`,
    title: 'A case of a test is judged',
    clause: check,
    level: 'MUST',
    check,
    source: { page: 'conformance' },
    steps: [],
    needs: [],
    prefers: [],
    accepts: [],
    ...given,
  };
}

/** What a check of whole cases finds in some exchanges. */
export async function caseFindings(
  name: string,
  drafts: readonly ExchangeDraft[],
  given: Partial<Case> = {},
): Promise<readonly Finding[]> {
  const check = checkNamed(name);
  if (check?.scope !== 'case') throw new Error(`${name} is no check of whole cases.`);
  return check.judge(makeCase(name, given), makeAll(drafts), await contextFor(name));
}

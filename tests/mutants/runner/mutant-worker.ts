import { parentPort } from 'node:worker_threads';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import { mutantNamed } from '../all-mutants.ts';
import { judgeMutant, type MutantHarness, type MutantRun } from './judge-mutant.ts';
import { narrowPlan } from './narrow-plan.ts';

/** What a worker is asked for: a mutant, judged by the whole plan or by the part that concerns it. */
export interface MutantOrder {
  readonly name: string;
  readonly narrow: boolean;
}

/** What a worker sends back: a run without its mutant's functions, which no message can carry. */
export type MutantReply = Omit<MutantRun, 'mutant'> & { readonly name: string };

async function prepare(): Promise<MutantHarness> {
  const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
  return { contract, plan: makePlan(contract) };
}

const harness = prepare();

parentPort?.on('message', async ({ name, narrow }: MutantOrder) => {
  const { contract, plan } = await harness;
  const wanted = mutantNamed(name);
  const cases = narrow ? narrowPlan(contract, plan, wanted) : plan;
  const { mutant, ...run } = await judgeMutant(wanted, { contract, plan: cases });
  const reply: MutantReply = { name: mutant.name, ...run };
  parentPort?.postMessage(reply);
});

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Mutant } from '../mutant.ts';
import type { MutantRun } from './judge-mutant.ts';
import type { MutantOrder, MutantReply } from './mutant-worker.ts';

const maxWorkers = 4;

/** Runs a plan, whole or narrowed to each, against mutants, side by side in threads; gives the runs in the order of the mutants. */
export async function runMutants(
  mutants: readonly Mutant[],
  narrow: boolean,
  told: (run: MutantRun) => void = () => {},
): Promise<readonly MutantRun[]> {
  const waiting = [...mutants];
  const runs = new Map<string, MutantRun>();
  const byName = new Map(mutants.map((mutant) => [mutant.name, mutant]));
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./mutant-worker.js', import.meta.url));
      const next = () => {
        const mutant = waiting.shift();
        if (mutant === undefined) void worker.terminate().then(() => resolve());
        else worker.postMessage({ name: mutant.name, narrow } satisfies MutantOrder);
      };
      worker.on('error', reject);
      worker.on('message', ({ name, ...run }: MutantReply) => {
        const mutant = byName.get(name);
        if (mutant !== undefined) {
          runs.set(name, { mutant, ...run });
          told({ mutant, ...run });
        }
        next();
      });
      next();
    });
  const workers = Math.min(maxWorkers, availableParallelism(), mutants.length);
  await Promise.all(Array.from({ length: workers }, work));
  return mutants.flatMap(({ name }) => runs.get(name) ?? []);
}

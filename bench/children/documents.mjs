import { baseEdition, describedMethods, specDirectory } from '../../build/src/contract/editions.js';
import { loadContract } from '../../build/src/contract/load-contract.js';
import { makeContract } from '../../build/src/contract/make-contract.js';
import { makePlan } from '../../build/src/plan/make-plan.js';

/** The processor time of some work: what else the machine does does not count. */
async function timed(work) {
  const begin = process.cpuUsage();
  const made = await work();
  const { user, system } = process.cpuUsage(begin);
  return { made, ms: (user + system) / 1_000 };
}

/** What each document costs: made of YAML and validated, found as the build prepared it, and planned. */
process.on('message', async () => {
  const documents = [];
  for (const method of describedMethods()) {
    const edition = baseEdition(method);
    const place = { directory: specDirectory(), method, edition };
    const { ms: makeMs } = await timed(() => makeContract(place, false));
    const { made: contract, ms: loadMs } = await timed(() => loadContract({ method, edition }));
    const { made: cases, ms: planMs } = await timed(() => makePlan(contract, { repeat: null }));
    documents.push({ method, cases: cases.length, makeMs, loadMs, planMs });
  }
  process.send(documents);
});

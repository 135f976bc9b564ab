import type { Contract } from '../../../src/contract/contract.ts';
import type { Case } from '../../../src/plan/case.ts';
import { inputsOf } from '../../../src/plan/inputs.ts';
import type { Mutant } from '../mutant.ts';

const bystanders = 1;
/** One dialog by every way of calling there is. */
const everyWay = 16;
const whenWhole = 3;

/**
 * The part of a plan that judges one mutant in a fraction of the time: the cases of its clause, one of every other
 * clause to show that it is not blamed elsewhere, and all run-wide ones. Of the encodings, which try every boundary value
 * seven times, only the named inputs. What it cannot show is that the cases left out stay silent: the whole plan does.
 */
export function narrowPlan(contract: Contract, plan: readonly Case[], mutant: Mutant): readonly Case[] {
  const derived = new Set(
    inputsOf(contract)
      .filter(({ named }) => !named)
      .map(({ name }) => name),
  );
  const most = mutant.clause === 'portal-wide' ? whenWhole : bystanders;
  const counts = new Map<string, number>();
  const watched = mutant.kind === 'security' || mutant.kind === 'protocol';
  return plan.filter(({ id, clause, runWide, check }) => {
    if (runWide !== undefined || (watched && check === 'no-crash')) return true;
    const count = (counts.get(clause) ?? 0) + 1;
    counts.set(clause, count);
    if (count <= (check === 'same-outcome' ? everyWay : most)) return true;
    const [, input = '', way = ''] = id.split('/');
    if (way.startsWith('auth-')) return true;
    const concerned = clause === mutant.clause || (mutant.kind !== 'state' && mutant.also.includes(clause));
    return concerned && !(check === 'same-outcome' && derived.has(input));
  });
}

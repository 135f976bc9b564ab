import type { Contract } from '../../contract/contract.ts';
import { fixturesIn } from '../../contract/fixture.ts';
import type { Case } from '../case.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest } from '../planned-request.ts';

/** What is made is read back, changed, deleted, and gone: one case for each lifecycle, whose calls are never shared. */
export function lifecycleCases(contract: Contract): readonly Case[] {
  return contract.lifecycles.flatMap(({ name, steps }) => {
    const clause = clauseNamed(contract, name);
    if (clause === undefined) return [];
    // What a step gets depends on the steps before it, so it is compared with no equal request of the run.
    const requests = steps.map(({ method, parameters }, index) => {
      const request = plannedRequest(contract, {
        method,
        parameters,
        repetition: `${contract.method}-${name}-${index}`,
      });
      return { ...request, baseKey: request.key };
    });
    const needs = fixturesIn(steps.map(({ parameters }) => parameters));
    const title = `${steps.map(({ method }) => method).join(', ')} show one another's effects`;
    const short = title.length < 130 ? title : `${steps.length} calls show one another's effects (${name})`;
    return [{ ...makeCase(clause, { name: 'steps', title: short, requests, needs }), lifecycle: steps }];
  });
}

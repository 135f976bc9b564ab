import type { Contract, Json } from '../../contract/contract.ts';
import { withExamples } from '../../contract/known-fixtures.ts';
import type { Case } from '../case.ts';
import { sampleOf } from '../inputs.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest, type RequestDraft } from '../planned-request.ts';
import { probeParameter } from '../probe-parameter.ts';
import { formType, rawBody } from '../raw-body.ts';

/** A list and an object with an id in them, as forms write them. */
const itemForms: Readonly<Record<string, readonly [name: string, make: (id: string) => Json]>> = {
  list: ['[]', (id) => [id]],
  'named-item': ['[a]', (id) => ({ a: id })],
};

/** A list in a form or a query has the outcome of a list in JSON. */
export function listCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'same-by-any-encoding');
  const success = sampleOf(contract, true);
  const parameter = probeParameter(contract);
  const id = withExamples(success?.parameters ?? {})[parameter];
  if (clause === undefined || contract.sampled === true || typeof id !== 'string') return [];
  return Object.entries(itemForms).flatMap(([name, [brackets, make]]) => {
    const pair = `${parameter}${brackets}=${id}`;
    const drafts: Readonly<Record<string, RequestDraft>> = {
      'post-form': rawBody(formType, pair),
      'get-query': { encoding: 'get-query', rawQuery: pair },
    };
    return Object.entries(drafts).map(([way, draft]) =>
      makeCase(clause, {
        name: `${name}/${way}`,
        title: `${parameter}${brackets} by ${way} has the outcome of the same in a JSON body`,
        requests: [
          plannedRequest(contract, { parameters: { [parameter]: make(id) } }),
          plannedRequest(contract, draft),
        ],
      }),
    );
  });
}

import type { Contract } from '../../contract/contract.ts';
import type { Case } from '../case.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest, type RequestDraft } from '../planned-request.ts';
import { probeParameter, wordInputs } from '../probe-parameter.ts';
import { formType, rawBody } from '../raw-body.ts';

/** Characters of a parameter that no document knows: with it a URL is long, and shorter than any server's limit. */
const longValue = 1_500;

/** Ways to send a value beside another one that does not count, or among parameters that nobody knows. */
function draftsOf(parameter: string, value: string, other: string): Readonly<Record<string, RequestDraft>> {
  const pair = `${parameter}=${value}`;
  const form = (text: string): RequestDraft => rawBody(formType, text);
  const query = (rawQuery: string): RequestDraft => ({ encoding: 'get-query', rawQuery });
  const both = { parameters: { [parameter]: value }, query: { [parameter]: other } };
  return {
    'body-over-query/post-json': { ...both, encoding: 'post-json' },
    'body-over-query/post-form': { ...both, encoding: 'post-form' },
    'last-of-two/get-query': query(`${parameter}=${other}&${pair}`),
    'last-of-two/post-form': form(`${parameter}=${other}&${pair}`),
    'long-query/get-query': query(`X_TRACE=${'x'.repeat(longValue)}&${pair}`),
    'long-query/post-json': {
      parameters: { [parameter]: value },
      query: { X_TRACE: 'x'.repeat(longValue) },
    },
    'empty-pairs/get-query': query(`&&${pair}&&`),
    'empty-pairs/post-form': form(`&&${pair}&&`),
    'bad-escape-beside/get-query': query(`X_TRACE=%zz&${pair}`),
    'bad-escape-beside/post-form': form(`X_TRACE=%zz&${pair}`),
    'name-without-value-beside/get-query': query(`X_TRACE&${pair}`),
    'list-beside/get-query': query(`X_TRACE[]=1&X_TRACE[a][b]=2&${pair}`),
    'list-beside/post-form': form(`X_TRACE[]=1&X_TRACE[a][b]=2&${pair}`),
    'escaped-name/get-query': query(`%${parameter.charCodeAt(0).toString(16)}${parameter.slice(1)}=${value}`),
    'object-beside/post-json': { parameters: { X_TRACE: { a: [1, { b: null }] }, [parameter]: value } },
    'long-text-beside/post-json': { parameters: { X_TRACE: 'x'.repeat(20_000), [parameter]: value } },
    'long-text-beside/post-form': {
      encoding: 'post-form',
      parameters: { X_TRACE: 'x'.repeat(20_000), [parameter]: value },
    },
  };
}

/**
 * A parameter that stands twice, in a long query, or among others has the outcome of a plain body: a body counts more than a
 * query, what stands last counts more than what stands before, and what the method does not know is overlooked.
 */
export function urlCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'same-by-any-encoding');
  const inputs = wordInputs(contract);
  if (clause === undefined || contract.sampled === true || inputs.length < 2) return [];
  const parameter = probeParameter(contract);
  return inputs.flatMap(([{ name, parameters }, value], index) => {
    const [, other] = inputs[1 - index] ?? [null, ''];
    return Object.entries(draftsOf(parameter, value, other)).map(([way, draft]) =>
      makeCase(clause, {
        name: `${name}/${way}`,
        title: `${name} sent as ${way.replace('/', ' by ')} has the outcome of a plain JSON body`,
        requests: [plannedRequest(contract, { parameters }), plannedRequest(contract, draft)],
      }),
    );
  });
}

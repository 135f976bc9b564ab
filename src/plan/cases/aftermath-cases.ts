import type { Contract } from '../../contract/contract.ts';
import type { Capability, Case } from '../case.ts';
import { needsOf, sampleOf } from '../inputs.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest, type RequestDraft } from '../planned-request.ts';
import { probeParameter } from '../probe-parameter.ts';
import { jsonType, rawBody } from '../raw-body.ts';

/** Characters of a body that a portal may have to put aside. */
const longBody = 200_000;

/** How often a call follows what comes before it: a portal that forgets itself only now and then is seen too. */
const rounds = 2;

/** Calls that may leave something behind in a badly made portal, and what a target must offer for them. */
function predecessors(
  contract: Contract,
): Readonly<Record<string, readonly [RequestDraft, ...Capability[]]>> {
  const parameter = probeParameter(contract);
  return {
    'a-wrong-code': [{ credential: 'wrong-code', parameters: {} }, 'webhook'],
    'an-unknown-method': [{ method: 'nosuchmodule.nosuchmethod', parameters: {} }],
    'no-parameters': [{ parameters: {} }],
    'a-long-body': [{ parameters: { [parameter]: 'x'.repeat(longBody) } }],
    'a-cut-body': [rawBody(jsonType, `{${JSON.stringify(parameter)}:`)],
    'a-list': [{ parameters: { [parameter]: ['a', 'b'] } }],
    'a-form': [{ encoding: 'post-form', parameters: { [parameter]: 'abc' } }],
    'a-put': [{ httpMethod: 'PUT', encoding: 'get-query', parameters: { [parameter]: 'abc' } }],
    'a-head': [{ httpMethod: 'HEAD', encoding: 'get-query', parameters: { [parameter]: 'abc' } }],
    'a-failing-batch': [
      { method: 'batch', parameters: { halt: 1, cmd: { c0: 'nosuchmodule.nosuchmethod' } } },
    ],
  };
}

/** A success and a refusal right after a call that may leave something behind have the outcomes they had before. */
export function aftermathCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'same-again');
  const samples = [sampleOf(contract, true), sampleOf(contract, false)].flatMap((input) => input ?? []);
  if (clause === undefined || contract.sampled === true || samples.length < 2) return [];
  return Object.entries(predecessors(contract)).map(([name, [draft, ...needs]]) => {
    const requests = Array.from({ length: rounds }, (_, round) =>
      samples.flatMap(({ parameters }, index) => [
        plannedRequest(contract, { ...draft, repetition: `before-${name}-${round}-${index}` }),
        plannedRequest(contract, { parameters, repetition: `behind-${name}-${round}` }),
      ]),
    ).flat();
    const plain = samples.map(({ parameters }) => plannedRequest(contract, { parameters }));
    return makeCase(clause, {
      name: `behind-${name}`,
      title: `A success and a refusal right behind ${name.replaceAll('-', ' ')} have the outcomes they had before`,
      requests: [...plain, ...requests],
      needs: [...new Set([...needs, ...samples.flatMap(({ parameters }) => needsOf(parameters))])],
    });
  });
}

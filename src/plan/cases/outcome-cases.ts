import type { Contract } from '../../contract/contract.ts';
import type { Case } from '../case.ts';
import { describeParameters, describeResponses } from '../describe.ts';
import { inputsOf, needsOf } from '../inputs.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest } from '../planned-request.ts';

/** Every input, as POST with a JSON body, gets the response its class is promised. */
function inputCases(contract: Contract): readonly Case[] {
  return inputsOf(contract).flatMap(({ name, parameters, outcome }) => {
    const clause = clauseNamed(contract, outcome.clause);
    if (clause === undefined) return [];
    const { prefers, accepts } = outcome;
    return [
      makeCase(clause, {
        name,
        title: `${describeParameters(parameters)} gets ${describeResponses(prefers)}`,
        requests: [plannedRequest(contract, { parameters })],
        needs: needsOf(parameters),
        prefers,
        accepts,
      }),
    ];
  });
}

/** Wrong credentials and unknown methods, as JSON body, form and GET. */
function systemCases(contract: Contract): readonly Case[] {
  const encodings = ['post-json', 'post-form', 'get-query'] as const;
  const ways = [
    ...encodings.map((encoding) => ({ way: encoding as string, encoding, suffix: '' as const })),
    { way: 'post-json.json', encoding: 'post-json' as const, suffix: '.json' as const },
  ];
  return contract.outcomes
    .filter(({ credential, calls }) => credential !== 'given' || calls !== undefined)
    .flatMap((outcome) =>
      Object.entries(outcome.requests).flatMap(([name, parameters]) =>
        ways
          .filter(({ suffix }) => suffix === '' || outcome.credential === 'wrong-code')
          .map((way) => ({ outcome, name, parameters, ...way })),
      ),
    )
    .flatMap(({ outcome, name, parameters, way, encoding, suffix }) => {
      const clause = clauseNamed(contract, outcome.clause);
      if (clause === undefined) return [];
      const { calls, credential, prefers, accepts, commands } = outcome;
      const isBatch = calls === 'batch' && credential === 'given';
      const said = [
        ...(isBatch ? [`the request ${name}`] : []),
        ...(calls === undefined || isBatch ? [] : [`Method ${calls}`]),
        ...(credential === 'given' ? [] : [`credential ${credential}`]),
      ].join(' with ');
      const request = plannedRequest(contract, {
        encoding,
        suffix,
        credential,
        parameters,
        ...(calls === undefined ? {} : { method: calls }),
        ...(credential === 'wrong-token' ? { auth: encoding === 'get-query' ? 'query' : 'body' } : {}),
      });
      return [
        makeCase(clause, {
          name: `${name}/${way}`,
          title: `${said.charAt(0).toUpperCase()}${said.slice(1)} (${way}) gets ${describeResponses(prefers.slice(0, 2))}`,
          requests: [request],
          needs: needsOf(parameters, credential),
          prefers,
          accepts,
          ...(commands === undefined ? {} : { commands }),
        }),
      ];
    });
}

/** Cases that compare a response with the documented one. */
export function outcomeCases(contract: Contract): readonly Case[] {
  return [...inputCases(contract), ...systemCases(contract)];
}

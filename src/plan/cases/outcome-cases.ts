import type { Contract } from '../../contract/contract.ts';
import type { Case } from '../case.ts';
import { describeAnswers, describeParameters } from '../describe.ts';
import { inputsOf, needsOf, parametersOf } from '../inputs.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest } from '../planned-request.ts';

/** Every input, as POST with a JSON body, gets the answer its class is promised. */
function inputCases(contract: Contract): readonly Case[] {
  return inputsOf(contract).flatMap(({ name, parameters, outcome }) => {
    const clause = clauseNamed(contract, outcome.clause);
    if (clause === undefined) return [];
    const { prefers, accepts } = outcome;
    return [
      makeCase(clause, {
        name,
        title: `${describeParameters(parameters)} is answered ${describeAnswers(prefers)}`,
        requests: [plannedRequest(contract, { parameters })],
        needs: needsOf(outcome),
        prefers,
        accepts,
      }),
    ];
  });
}

/** Wrong credentials and unknown methods, as JSON body, form and GET. */
function systemCases(contract: Contract): readonly Case[] {
  const encodings = ['post-json', 'post-form', 'get-query'] as const;
  return contract.outcomes
    .filter(({ credential, calls }) => credential !== 'given' || calls !== undefined)
    .flatMap((outcome) =>
      Object.keys(outcome.requests).flatMap((name) =>
        encodings.map((encoding) => ({ outcome, name, encoding })),
      ),
    )
    .flatMap(({ outcome, name, encoding }) => {
      const clause = clauseNamed(contract, outcome.clause);
      if (clause === undefined) return [];
      const { calls, credential, prefers, accepts } = outcome;
      const said = calls === undefined ? `Credential ${credential}` : `Method ${calls}`;
      const request = plannedRequest(contract, {
        encoding,
        credential,
        parameters: parametersOf(contract, outcome, name),
        ...(calls === undefined ? {} : { method: calls }),
        ...(credential === 'wrong-token' ? { auth: encoding === 'get-query' ? 'query' : 'body' } : {}),
      });
      return [
        makeCase(clause, {
          name: `${name}/${encoding}`,
          title: `${said} (${encoding}) is answered ${describeAnswers(prefers.slice(0, 2))}`,
          requests: [request],
          needs: needsOf(outcome),
          prefers,
          accepts,
        }),
      ];
    });
}

/** Cases that compare an answer with the documented one. */
export function outcomeCases(contract: Contract): readonly Case[] {
  return [...inputCases(contract), ...systemCases(contract)];
}

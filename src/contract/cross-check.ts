import type { OpenAPIV3_1 } from 'openapi-types';
import type { Contract, Outcome } from './contract.ts';
import type { ContractProblem } from './contract-error.ts';
import { jsonOf, responsesOf } from './documented-answers.ts';
import { outcomesFor } from './oracle.ts';
import { pointerOf } from './pointer.ts';
import type { SourceDocument } from './read-document.ts';

/** What no schema can say: that clauses, outcomes, responses and named examples fit one another. */
export function crossCheck(
  contract: Contract,
  document: OpenAPIV3_1.Document,
  base: SourceDocument,
  envelope: SourceDocument,
): readonly ContractProblem[] {
  const clauses = new Set(contract.clauses.map(({ id }) => id));
  const own = (base.value['x-outcomes'] ?? {}) as Record<string, unknown>;
  const home = (outcome: Outcome) =>
    envelopeHas(envelope, outcome.name) && !(outcome.name in own) ? envelope : base;
  const examples = new Set<string>();
  for (const response of responsesOf(document).values()) {
    for (const name of Object.keys(jsonOf(response)?.examples ?? {})) examples.add(name);
  }
  const problems: ContractProblem[] = [];
  for (const outcome of contract.outcomes) {
    const complain = (path: readonly (string | number)[], message: string) =>
      problems.push(home(outcome).problem(pointerOf(['x-outcomes', outcome.name, ...path]), message));
    if (!clauses.has(outcome.clause)) complain(['clause'], `There is no clause ${outcome.clause}.`);
    for (const [member, answers] of [
      ['prefers', outcome.prefers],
      ['accepts', outcome.accepts],
    ] as const) {
      for (const [index, { status, code }] of answers.entries()) {
        const codes = contract.answers.get(status);
        if (codes === undefined) {
          if (home(outcome) === base)
            complain([member, index, 'status'], `No response is documented for status ${status}.`);
        } else if (code !== undefined && home(outcome) === base && !codes.includes(code)) {
          complain(
            [member, index, 'code'],
            `${code} is not among the codes documented for status ${status}.`,
          );
        }
      }
    }
    for (const [name, parameters] of Object.entries(outcome.requests)) {
      if (home(outcome) === base && !examples.has(name)) {
        complain(
          ['requests', name],
          `No response example is named ${name}: requests and responses are paired by name.`,
        );
      }
      if (outcome.credential !== 'given' || outcome.calls !== undefined) continue;
      const classes = outcomesFor(contract, parameters).filter(({ dialog }) => dialog === outcome.dialog);
      if (!classes.includes(outcome))
        complain(['requests', name], 'This request does not belong to the class that `when` describes.');
      for (const other of classes) {
        if (other !== outcome) complain(['requests', name], `This request belongs to ${other.name} as well.`);
      }
    }
  }
  const requested = new Set(contract.outcomes.flatMap((outcome) => Object.keys(outcome.requests)));
  for (const name of examples) {
    if (!requested.has(name))
      problems.push(
        base.problem('/x-outcomes', `The response example ${name} belongs to no request of an outcome.`),
      );
  }
  return problems;
}

function envelopeHas(envelope: SourceDocument, name: string): boolean {
  return name in ((envelope.value['x-outcomes'] ?? {}) as Record<string, unknown>);
}

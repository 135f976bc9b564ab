import { isDeepStrictEqual } from 'node:util';
import type { OpenAPIV3_1 } from 'openapi-types';
import type { Contract, Outcome } from './contract.ts';
import type { ContractProblem } from './contract-error.ts';
import type { SourceDocument } from './document/read-document.ts';
import { documentedResponses, jsonOf, responsesOf } from './documented-responses.ts';
import { knownFixtures, withExamples } from './known-fixtures.ts';
import { outcomesFor, validatorOf } from './oracle.ts';
import { pointerOf, valueAt } from './pointer.ts';

/** What no schema can say: that clauses, outcomes, responses and named examples fit one another. */
export function crossCheck(
  contract: Contract,
  document: OpenAPIV3_1.Document,
  base: SourceDocument,
  envelope: SourceDocument,
): readonly ContractProblem[] {
  const clauses = new Set(contract.clauses.map(({ id }) => id));
  const fixtures = knownFixtures();
  const documented = documentedResponses(document);
  const own = (base.value['x-outcomes'] ?? {}) as Record<string, unknown>;
  const home = (name: string) => (name in own ? base : envelope);
  const examples = new Set<string>();
  for (const response of responsesOf(document).values()) {
    for (const name of Object.keys(jsonOf(response)?.examples ?? {})) examples.add(name);
  }
  const shared = new Set(
    contract.outcomes.filter(({ name }) => !(name in own)).flatMap(({ requests }) => Object.keys(requests)),
  );
  // A document that gives examples of its own gives one for each request.
  const isPaired = [...examples].some((name) => !shared.has(name));
  const problems: ContractProblem[] = [
    ...repeated('x-clauses', base, envelope),
    ...repeated('x-outcomes', base, envelope),
  ];
  for (const { name, when } of contract.outcomes) {
    const why = flawOf(when);
    if (why !== null)
      problems.push(
        home(name).problem(pointerOf(['x-outcomes', name, 'when']), `This is no JSON Schema: ${why}.`),
      );
  }
  if (problems.length > 0) return problems;
  for (const outcome of contract.outcomes) {
    const complain = (path: readonly (string | number)[], message: string) =>
      problems.push(home(outcome.name).problem(pointerOf(['x-outcomes', outcome.name, ...path]), message));
    if (!clauses.has(outcome.clause)) complain(['clause'], `There is no clause ${outcome.clause}.`);
    for (const [member, responses] of [
      ['prefers', outcome.prefers],
      ['accepts', outcome.accepts],
    ] as const) {
      for (const [index, { status, code }] of responses.entries()) {
        const codes = documented[status];
        if (codes === undefined) {
          if (home(outcome.name) === base)
            complain([member, index, 'status'], `No response is documented for status ${status}.`);
        } else if (
          typeof code === 'string' &&
          home(outcome.name) === base &&
          codes.length > 0 &&
          !codes.includes(code)
        ) {
          complain(
            [member, index, 'code'],
            `${code} is not among the codes documented for status ${status}.`,
          );
        }
      }
    }
    for (const [name, parameters] of Object.entries(outcome.requests)) {
      if (home(outcome.name) === base && isPaired && !examples.has(name)) {
        complain(
          ['requests', name],
          `No response example is named ${name}: requests and responses are paired by name.`,
        );
      }
      if (outcome.credential !== 'given' || outcome.calls !== undefined) continue;
      const unknown = outcome.fixtures.filter((fixture) => !fixtures.has(fixture));
      if (unknown.length > 0) {
        complain(['requests', name], `There is no fixture ${unknown.join(', ')} in spec/fixtures.yaml.`);
        continue;
      }
      const classes = outcomesFor(contract, withExamples(parameters)).filter((other) =>
        isDeepStrictEqual(other.fixtures, outcome.fixtures),
      );
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
        base.problem(
          exampleIn(base, name),
          `The response example ${name} belongs to no request of an outcome.`,
        ),
      );
  }
  return problems;
}

/** Pointer to the response example of a name, or to all responses where it is not in this document. */
function exampleIn({ value }: SourceDocument, name: string): string {
  const responses = ['components', 'responses'];
  const paths = Object.keys(valueAt(value, responses) ?? {}).map((response) => [
    ...responses,
    response,
    'content',
    'application/json',
    'examples',
    name,
  ]);
  return pointerOf(paths.find((path) => valueAt(value, path) !== undefined) ?? responses);
}

function namesIn({ value }: SourceDocument, member: string): readonly string[] {
  return Object.keys((value[member] ?? {}) as Record<string, unknown>);
}

/** What both documents define would silently be one of the two. */
function repeated(
  member: 'x-clauses' | 'x-outcomes',
  base: SourceDocument,
  envelope: SourceDocument,
): readonly ContractProblem[] {
  const known = new Set(namesIn(envelope, member));
  return namesIn(base, member)
    .filter((name) => known.has(name))
    .map((name) =>
      base.problem(
        pointerOf([member, name]),
        `The envelope has ${name} already: give this one another name.`,
      ),
    );
}

/** Why a schema cannot be used; null where it can. */
function flawOf(schema: Outcome['when']): string | null {
  try {
    validatorOf(schema);
    return null;
  } catch (error) {
    return error instanceof Error
      ? error.message.replace(/^schema is invalid: /, '')
      : 'it cannot be compiled';
  }
}

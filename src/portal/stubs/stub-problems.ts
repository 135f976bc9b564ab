import { pointerOf } from '../../contract/pointer.ts';
import { documentedCodes, documentedRefusal, type RefusalSource } from './documented-refusal.ts';
import type { Stub, StubProblem, StubResponse } from './stub.ts';
import { templateProblems } from './template.ts';

const kinds = ['result', 'override', 'error', 'body', 'fault'] as const;

/** Longest regular expression of a parameter; longer ones are mistakes. */
const maxPattern = 1_000;

/** What is wrong with a stub beyond its shape: codes that nothing documents, templates that mean nothing, members that exclude each other. */
export function stubProblems(stub: Stub, source: RefusalSource): readonly StubProblem[] {
  const problems: StubProblem[] = [];
  const { response, responses = [] } = stub;
  if (typeof stub.method !== 'string' || stub.method === '')
    problems.push({ pointer: '/method', message: 'A stub needs the name of a method, or a pattern with *.' });
  if (response !== undefined && responses.length > 0)
    problems.push({ pointer: '/responses', message: 'A stub has `response` or `responses`, not both.' });
  if (stub.scenario === undefined && (stub.requiredState ?? stub.newState) !== undefined)
    problems.push({ pointer: '', message: 'A stub with a state needs the name of its scenario.' });
  if (stub.times !== undefined && !(Number.isInteger(stub.times) && stub.times > 0))
    problems.push({ pointer: '/times', message: 'This must be a whole number from 1 on.' });
  if (typeof stub.params === 'object') problems.push(...patternProblems(stub.params, '/params'));
  if (typeof response === 'object') problems.push(...responseProblems(response, '/response', stub, source));
  responses.forEach((one, at) => {
    problems.push(...responseProblems(one, `/responses/${at}`, stub, source));
  });
  return problems;
}

function responseProblems(
  response: StubResponse,
  pointer: string,
  { method }: Stub,
  source: RefusalSource,
): readonly StubProblem[] {
  const problems: StubProblem[] = [];
  const given = kinds.filter((kind) => response[kind] !== undefined);
  if (given.length > 1)
    problems.push({
      pointer: `${pointer}/${given[1]}`,
      message: `A response has one of ${kinds.join(', ')}.`,
    });
  const { error, templates, ...rest } = response;
  if (typeof error === 'string' && documentedRefusal(error, method, source) === undefined) {
    const codes = documentedCodes(method, source);
    problems.push({
      pointer: `${pointer}/error`,
      message: `${error} is neither a system error nor one that the document of ${method} has. Give \`{ code, status }\` to send it all the same. There are ${codes.join(', ')}.`,
    });
  }
  if (templates !== false) problems.push(...templateProblems({ ...rest, error }, pointer));
  return problems;
}

/** Regular expressions that are none, anywhere in what parameters have to be. */
export function patternProblems(value: unknown, pointer: string): readonly StubProblem[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const at = pointer + pointerOf([name]);
    if (name !== '$matches') return patternProblems(member, at);
    if (typeof member !== 'string' || member.length > maxPattern)
      return [{ pointer: at, message: `This must be a text of at most ${maxPattern} characters.` }];
    try {
      new RegExp(member, 'u');
      return [];
    } catch {
      return [{ pointer: at, message: `${member} is no regular expression.` }];
    }
  });
}

/** Checks stubs that were written in code. @throws Error that names the stub and what is wrong with it */
export function checkStubs(stubs: readonly Stub[], source: RefusalSource): void {
  const problems = stubs.flatMap((stub, at) =>
    stubProblems(stub, source).map(
      ({ pointer, message }) => `stub ${stub.name ?? at + 1} (${String(stub.method)})${pointer}: ${message}`,
    ),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

import { isDeepStrictEqual } from 'node:util';
import { valueAt } from '../../contract/pointer.ts';
import type { DocumentValue } from '../document/sources.ts';

/** A fact that has moved, in a sentence, and the clause that it touches, if it touches one. */
export interface MovedFact {
  readonly says: string;
  readonly clause: string | null;
}

type Members = Readonly<Record<string, unknown>>;

function membersAt(document: DocumentValue, ...path: readonly string[]): Members {
  return (valueAt(document, path) ?? {}) as Members;
}

function text(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

/** A value without the lines that it stands on: they move whenever something is written above them. */
function withoutLines(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { source: _, ...others } = value as Members;
  return others;
}

function contentOf(document: DocumentValue, method: string, ...path: readonly string[]): Members {
  return membersAt(document, 'paths', `/${method}`, 'post', ...path);
}

/** What has moved among the parameters. A call without them is judged by which of them are required. */
function* parameterFacts(method: string, before: DocumentValue, after: DocumentValue): Generator<MovedFact> {
  const schema = (document: DocumentValue) =>
    contentOf(document, method, 'requestBody', 'content', 'application/json', 'schema');
  const [old, now] = [schema(before), schema(after)];
  const [oldNames, names] = [old, now].map((one) => (one['properties'] ?? {}) as Members);
  const required = (one: Members, name: string) =>
    ((one['required'] ?? []) as readonly string[]).includes(name);
  for (const name of new Set([...Object.keys(oldNames ?? {}), ...Object.keys(names ?? {})])) {
    const [was, is] = [oldNames?.[name], names?.[name]];
    if (was === undefined) yield { says: `The parameter ${name} is new.`, clause: null };
    else if (is === undefined) yield { says: `The parameter ${name} is gone.`, clause: null };
    else if (!isDeepStrictEqual(was, is))
      yield { says: `The type of the parameter ${name} was ${text(was)} and is ${text(is)}.`, clause: null };
    if (required(old, name) !== required(now, name))
      yield {
        says: `The parameter ${name} is ${required(now, name) ? 'required now' : 'no longer required'}.`,
        clause: 'parameters-missing',
      };
  }
}

/** What has moved among clauses and outcomes: whether there is one, how binding it is, and what it demands. */
function* clauseFacts(
  member: 'x-clauses' | 'x-outcomes',
  before: DocumentValue,
  after: DocumentValue,
): Generator<MovedFact> {
  const [old, now] = [membersAt(before, member), membersAt(after, member)];
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const [was, is] = [withoutLines(old[name]), withoutLines(now[name])] as readonly (Members | undefined)[];
    if (isDeepStrictEqual(was, is)) continue;
    if (was === undefined || is === undefined) {
      yield { says: `The clause ${name} is ${was === undefined ? 'new' : 'gone'}.`, clause: name };
      continue;
    }
    for (const key of ['level', 'prefers', 'accepts', 'requests', 'says'])
      if (!isDeepStrictEqual(was[key], is[key]))
        yield { says: `${key} of ${name} was ${text(was[key])} and is ${text(is[key])}.`, clause: name };
  }
}

/** What has moved between two documents of a method. */
export function compareDocuments(
  method: string,
  before: DocumentValue,
  after: DocumentValue,
): readonly MovedFact[] {
  const facts: MovedFact[] = [...parameterFacts(method, before, after)];
  const moved = (what: string, clause: string | null, was: unknown, is: unknown) => {
    if (!isDeepStrictEqual(was, is))
      facts.push({ says: `${what} was ${text(was)} and is ${text(is)}.`, clause });
  };
  for (const name of ['scope', 'effect'])
    moved(name, null, membersAt(before, 'x-conformance')[name], membersAt(after, 'x-conformance')[name]);
  const post = (document: DocumentValue) => contentOf(document, method);
  moved('deprecated', null, post(before)['deprecated'] ?? false, post(after)['deprecated'] ?? false);
  const response = (document: DocumentValue) =>
    membersAt(post(document), 'responses', '200', 'content', 'application/json');
  if (!isDeepStrictEqual(response(before)['schema'], response(after)['schema']))
    facts.push({ says: 'The shape of a success has moved.', clause: 'success-result' });
  facts.push(...clauseFacts('x-clauses', before, after), ...clauseFacts('x-outcomes', before, after));
  const codes = (document: DocumentValue) => Object.keys(membersAt(document, 'x-untested'));
  const [old, now] = [codes(before), codes(after)];
  const listed = (code: string, change: string): MovedFact => ({
    says: `The code ${code} is ${change} the codes that are documented without a request that brings them about.`,
    clause: null,
  });
  facts.push(
    ...now.filter((code) => !old.includes(code)).map((code) => listed(code, 'new among')),
    ...old.filter((code) => !now.includes(code)).map((code) => listed(code, 'no longer among')),
  );
  return facts;
}

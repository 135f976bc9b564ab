import type { Contract, DocumentedResponse, Json, Outcome } from '../../contract/contract.ts';
import { outcomesFor } from '../../contract/oracle.ts';
import { mayConcernWholePortal } from '../../exchange/trouble/portal-states.ts';
import type { Observation } from '../check.ts';

/**
 * The parameters by the names that classes are written in: in upper case, because portals do not tell the cases apart. Null where one is
 * not in the document, or is there twice, so that nothing can be told of the request.
 */
function documentedParameters(
  { parameters }: Contract,
  sent: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Json>> | null {
  const schema = typeof parameters === 'boolean' ? {} : parameters;
  const known = new Set(
    Object.keys((schema['properties'] ?? {}) as object).map((name) => name.toUpperCase()),
  );
  const named = new Map(Object.entries(sent).map(([name, value]) => [name.toUpperCase(), value as Json]));
  const isDocumented = [...named.keys()].every((name) => known.has(name));
  return isDocumented && named.size === Object.keys(sent).length ? Object.fromEntries(named) : null;
}

/** The classes of the document that a request nobody planned belongs to, by its parameters; none where nothing can be told of it. */
export function classesOf(contract: Contract, sent: Readonly<Record<string, unknown>>): readonly Outcome[] {
  const parameters = documentedParameters(contract, sent);
  return parameters === null ? [] : outcomesFor(contract, parameters);
}

/** Whether it can be told by the parameters alone that a request belongs to a class: no fixture of a portal decides it. */
export function isDecidable({ credential, calls, fixtures, prefers }: Outcome): boolean {
  return credential === 'given' && calls === undefined && fixtures.length === 0 && prefers.length > 0;
}

/** The class that a request belongs to, by its parameters alone; undefined where there are several, or only a portal knows. */
export function onlyClassOf(
  contract: Contract,
  sent: Readonly<Record<string, unknown>>,
): Outcome | undefined {
  const [outcome, ...others] = classesOf(contract, sent);
  return outcome !== undefined && others.length === 0 && isDecidable(outcome) ? outcome : undefined;
}

/** The responses that the document names for a class of requests. */
export function responsesOf({ prefers, accepts }: Outcome): readonly DocumentedResponse[] {
  return [...prefers, ...accepts];
}

/**
 * The errors that the document names for a refused caller and for a method that does not exist, whatever the parameters are. A success is
 * no such refusal, and what `batch` gets is about its commands.
 */
export function refusalsOfCallers({ outcomes }: Contract): readonly DocumentedResponse[] {
  return outcomes
    .filter(({ credential, calls }) => calls !== 'batch' && (credential !== 'given' || calls !== undefined))
    .flatMap(responsesOf)
    .filter(({ code }) => code !== undefined);
}

/**
 * Whether a portal refused the caller, or knew no such method, so that it has not looked at the parameters: by the status 401, and by the
 * codes that the document names for that and those of a whole portal. A code of the request's own class is no such refusal.
 */
export function refusesCaller(
  contract: Contract,
  { response: { code, kind, status } }: Observation,
  own: readonly DocumentedResponse[],
): boolean {
  if (kind !== 'error' || own.some((one) => one.code === code)) return false;
  return (
    status === 401 ||
    mayConcernWholePortal(code) ||
    refusalsOfCallers(contract).some((one) => one.code === code)
  );
}

import { isFamily, placeOf, shapeOf } from '../generic/entity-family.ts';
import { entityMethod, tableOf } from '../generic/entity-methods.ts';
import type { DescriptionSource, MethodDescription } from '../generic/method-description.ts';
import type { MethodCall } from '../methods/portal-method.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import { listV3 } from './list-v3.ts';
import type { V3Call, V3Field, V3Method } from './v3-method.ts';
import { type V3Outcome, v3Refusal } from './v3-outcome.ts';

/**
 * The method of REST 3.0 that a document describes, answered as those of REST 2 are: by the store of its family, else with its example.
 *
 * A document that cannot be read says so with status 500 whenever its method is called.
 *
 * @returns undefined when the source has no such method of REST 3.0
 * @see docs/reference/portal.md E, F
 */
export function documentV3(name: string, source: DescriptionSource): V3Method | undefined {
  if (!source.names.has(name) || !source.isV3(name)) return undefined;
  try {
    return methodOf(name, source);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const handle = (): V3Outcome => ({ kind: 'refusal', status: 500, code: 'BROKEN_DOCUMENT', message });
    return { name, scopes: [], parameters: {}, fromDocument: true, handle };
  }
}

function methodOf(name: string, source: DescriptionSource): V3Method | undefined {
  const description = source.describe(name);
  if (!description?.isV3) return undefined;
  return {
    name,
    scopes: description.scopes,
    parameters: parametersOf(description),
    fromDocument: true,
    handle: handlerOf(description, source),
  };
}

/** The documented methods of REST 3.0 in the order of their names. */
export function allDocumentsV3(source: DescriptionSource): readonly V3Method[] {
  return [...source.names]
    .filter((name) => source.isV3(name))
    .flatMap((name) => documentV3(name, source) ?? []);
}

/** The parameters with their types; required are those whose absence the document refuses. */
function parametersOf({ parameters, missing }: MethodDescription): Readonly<Record<string, V3Field>> {
  const required = new Set(missing.flatMap((rule) => rule.parameters));
  return Object.fromEntries(
    parameters.flatMap(({ name, type }) =>
      isFieldType(type) ? [[name, { type, isRequired: required.has(name) }]] : [],
    ),
  );
}

function isFieldType(type: string | undefined): type is V3Field['type'] {
  return ['integer', 'string', 'boolean', 'object', 'array'].includes(type ?? '');
}

function handlerOf(description: MethodDescription, source: DescriptionSource): V3Method['handle'] {
  const ofFamily = entityMethod(description, source);
  if (ofFamily === undefined) return () => ({ kind: 'success', result: description.result });
  const { prefix, verb } = placeOf(description.name) ?? { prefix: '', verb: 'get' };
  if (verb !== 'list' || !isFamily(prefix, source)) return (call) => outcomeOf(ofFamily(methodCall(call)));
  const shape = shapeOf(prefix, source);
  return (call) => {
    const { rows } = tableOf(prefix, shape, call.context.state);
    const names = new Set([
      ...Object.keys(shape.sample),
      ...[...rows.values()].flatMap((row) => [...row.keys()]),
    ]);
    return listV3(call.query, [...rows.values()], [...names]);
  };
}

function methodCall({ query, credential, context, rest }: V3Call): MethodCall {
  return { params: query, start: 0, caller: credential.user, credential, context, rest };
}

/** An outcome of the store in the words of REST 3.0. */
function outcomeOf(outcome: Outcome): V3Outcome {
  if (outcome.kind === 'success') return { kind: 'success', result: outcome.result };
  if (outcome.kind === 'broken-page' || outcome.error === 'ERROR_NOT_FOUND')
    return v3Refusal('ENTITYNOTFOUNDEXCEPTION', 'Not found');
  return {
    kind: 'refusal',
    status: outcome.status,
    code: String(outcome.error),
    message: outcome.description,
  };
}

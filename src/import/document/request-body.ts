import type { Schema } from '../../contract/contract.ts';
import type { ParameterFact } from '../facts.ts';
import type { DocumentValue } from './sources.ts';

function parameterSchema({ types }: ParameterFact): Schema {
  if (types === null) return {};
  const [only] = types;
  return { type: types.length === 1 && only !== undefined ? only : [...types] };
}

/** The body of a request, as JSON; nothing for a method without parameters. */
export function requestBody(parameters: readonly ParameterFact[]): DocumentValue {
  if (parameters.length === 0) return {};
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  const schema = {
    type: 'object',
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(
      parameters.map((parameter) => [parameter.name, parameterSchema(parameter)]),
    ),
  };
  return { requestBody: { content: { 'application/json': { schema } } } };
}

import type { ParameterFact } from '../facts.ts';
import { typeSchema } from '../json-types.ts';
import type { DocumentValue } from './sources.ts';

/** The body of a request, as JSON; nothing for a method without parameters. */
export function requestBody(parameters: readonly ParameterFact[]): DocumentValue {
  if (parameters.length === 0) return {};
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  const schema = {
    type: 'object',
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(
      parameters.map(({ name, types }) => [name, types === null ? {} : typeSchema(types)]),
    ),
  };
  return { requestBody: { content: { 'application/json': { schema } } } };
}

import type { Json } from '../../contract/contract.ts';
import type { MethodFacts, ParameterFact } from '../facts.ts';
import { cutValue } from './cut-value.ts';

/** A value of the type that a parameter has, where no sample gives one. */
function valueFor({ types }: ParameterFact): Json {
  switch (types?.[0]) {
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'array':
      return [];
    case 'object':
      return {};
    default:
      return 'text';
  }
}

/** A request with everything that the method needs: that of the page's sample, or values of the types that it gives. */
export function exampleRequest({ example, parameters }: MethodFacts): Readonly<Record<string, Json>> {
  const required = parameters.filter((parameter) => parameter.required);
  const given = example ?? {};
  const missing = required.filter(({ name }) => !(name in given));
  return {
    ...(cutValue(given) as Readonly<Record<string, Json>>),
    ...Object.fromEntries(missing.map((parameter) => [parameter.name, valueFor(parameter)])),
  };
}

import { didYouMean } from '../../did-you-mean.ts';
import type { ContractProblem } from '../contract-error.ts';
import { pointerOf } from '../pointer.ts';
import type { SourceDocument } from './read-document.ts';

type Path = readonly (string | number)[];

/** Keywords whose value is a schema. */
const single: ReadonlySet<string> = new Set([
  ...['additionalProperties', 'contains', 'contentSchema', 'else', 'if', 'items', 'not', 'propertyNames'],
  ...['then', 'unevaluatedItems', 'unevaluatedProperties'],
]);
/** Keywords whose value is a list of schemas. */
const lists: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
/** Keywords whose value is an object of schemas, under names of the author's own. */
const maps: ReadonlySet<string> = new Set(['$defs', 'dependentSchemas', 'patternProperties', 'properties']);

/**
 * All keywords of JSON Schema 2020-12 and those that OpenAPI 3.1 adds.
 * @see https://json-schema.org/draft/2020-12/schema
 * @see https://spec.openapis.org/oas/v3.1.1.html#schema-object
 */
const keywords: readonly string[] = [
  ...[...single, ...lists, ...maps],
  ...['$anchor', '$comment', '$dynamicAnchor', '$dynamicRef', '$id', '$ref', '$schema', '$vocabulary'],
  ...['const', 'contentEncoding', 'contentMediaType', 'default', 'dependentRequired', 'deprecated'],
  ...['description', 'discriminator', 'enum', 'example', 'examples', 'exclusiveMaximum', 'exclusiveMinimum'],
  ...['externalDocs', 'format', 'maxContains', 'maxItems', 'maxLength', 'maxProperties', 'maximum'],
  ...['minContains', 'minItems', 'minLength', 'minProperties', 'minimum', 'multipleOf', 'pattern'],
  ...['readOnly', 'required', 'title', 'type', 'uniqueItems', 'writeOnly', 'xml'],
];
const known: ReadonlySet<string> = new Set(keywords);

/** Members of a document that hold values of the API, not parts of the document. */
const values: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'const', 'enum', 'requests']);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function inSchema(schema: unknown, path: Path): Path[] {
  if (!isObject(schema) || Array.isArray(schema)) return [];
  return Object.entries(schema).flatMap(([name, value]) => {
    const here = [...path, name];
    if (single.has(name)) return inSchema(value, here);
    if ((lists.has(name) || maps.has(name)) && isObject(value))
      return Object.entries(value).flatMap(([key, one]) => inSchema(one, [...here, key]));
    return known.has(name) || name.startsWith('x-') ? [] : [here];
  });
}

/** Schemas stand under `schema`, under names in `schemas`, and under `when` of an outcome. */
function inDocument(value: unknown, path: Path): Path[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const here = [...path, name];
    if (name === 'schema' || name === 'when') return inSchema(member, here);
    if (name === 'schemas' && isObject(member))
      return Object.entries(member).flatMap(([key, schema]) => inSchema(schema, [...here, key]));
    return values.has(name) ? [] : inDocument(member, here);
  });
}

function messageOf(name: string): string {
  if (name === 'nullable')
    return "OpenAPI 3.1 has no `nullable`, so it would change nothing: add 'null' to the list of `type`.";
  const near = didYouMean(name, keywords);
  const remedy = near === null ? 'Remove it, or write `x-` before it.' : `${near} may be meant.`;
  return `There is no keyword \`${name}\` in JSON Schema. ${remedy}`;
}

/**
 * The keywords of a document's schemas that neither JSON Schema nor OpenAPI 3.1 knows. A validator passes over them in silence, so
 * that `minLenght: 1` would allow every text. Members that begin with `x-` are the author's own.
 */
export function unknownKeywords(document: SourceDocument): readonly ContractProblem[] {
  return inDocument(document.value, []).map((path) =>
    document.problem(pointerOf(path), messageOf(String(path.at(-1)))),
  );
}

import type { OpenAPIV3_1 } from 'openapi-types';

/** The responses of an operation, references resolved, by status. */
export function responsesOf(document: OpenAPIV3_1.Document): ReadonlyMap<number, OpenAPIV3_1.ResponseObject> {
  const operations = Object.values(document.paths ?? {}).flatMap((item) => [item?.post, item?.get]);
  const entries = operations.flatMap((operation) => Object.entries(operation?.responses ?? {}));
  return new Map(
    entries.map(([status, response]) => [Number(status), response as OpenAPIV3_1.ResponseObject]),
  );
}

/** The JSON media type of a response: its schema and its named examples. */
export function jsonOf(
  response: OpenAPIV3_1.ResponseObject | undefined,
): OpenAPIV3_1.MediaTypeObject | undefined {
  return response?.content?.['application/json'];
}

interface SchemaLike {
  readonly allOf?: readonly SchemaLike[];
  readonly properties?: Readonly<
    Record<string, { readonly enum?: readonly (string | number)[]; readonly const?: string | number }>
  >;
}

function codesIn(schema: SchemaLike | undefined): readonly string[] {
  const { enum: list = [], const: only } = schema?.properties?.['error'] ?? {};
  const own = only === undefined ? list : [...list, only];
  return [...own.map(String), ...(schema?.allOf ?? []).flatMap(codesIn)];
}

/** HTTP status → the error codes its schema lists, numbers by their digits; none for success. */
export function documentedResponses(
  document: OpenAPIV3_1.Document,
): Readonly<Record<number, readonly string[]>> {
  const entries = [...responsesOf(document)].map(
    ([status, response]) => [status, codesIn(jsonOf(response)?.schema as SchemaLike | undefined)] as const,
  );
  return Object.fromEntries(entries);
}

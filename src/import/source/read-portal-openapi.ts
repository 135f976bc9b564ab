import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathOf, valueAt } from '../../contract/pointer.ts';
import type { JsonType, MethodFacts, ParameterFact, SourceFacts } from '../facts.ts';
import { ImportError } from '../import-error.ts';
import { typesOfWords } from '../json-types.ts';

type Node = Readonly<Record<string, unknown>>;

function nodeOf(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {};
}

/** Follows `$ref` within the document, a few times at most: a description may refer to itself. */
function follow(value: unknown, root: Node): Node {
  let node = nodeOf(value);
  for (let hops = 0; hops < 10 && typeof node['$ref'] === 'string'; hops++)
    node = nodeOf(valueAt(root, pathOf(node['$ref'].replace(/^#/, ''))));
  return node;
}

function typesOf(schema: Node): readonly JsonType[] | null {
  const types = typesOfWords([schema['type']].flat().filter((type) => typeof type === 'string'));
  return types !== null && schema['nullable'] === true ? [...types, 'null'] : types;
}

function parametersOf(operation: Node, root: Node): readonly ParameterFact[] {
  const body = follow(operation['requestBody'], root);
  const schema = follow(valueAt(body, ['content', 'application/json', 'schema']), root);
  const required = [schema['required']].flat();
  // Names are written and printed, so those with characters that nobody sees are left out.
  const properties = Object.entries(nodeOf(schema['properties'])).filter(([name]) => /^\P{C}+$/u.test(name));
  return properties.map(([name, property]) => ({
    name,
    types: typesOf(follow(property, root)),
    required: required.includes(name),
    line: null,
  }));
}

function methodOf(path: string, operation: Node, root: Node, file: string): MethodFacts {
  const response = follow(nodeOf(operation['responses'])['200'], root);
  const success = follow(valueAt(response, ['content', 'application/json', 'schema']), root);
  const result = follow(nodeOf(success['properties'])['result'], root);
  const tags = [operation['tags']].flat().filter((tag) => typeof tag === 'string');
  return {
    method: path.replace(/^\/(?:rest\/)?(?:api\/)?/, ''),
    isV3: true,
    isTitled: true,
    origin: { name: 'portal-openapi', path: file, commit: null },
    scopes: tags.filter((tag) => /^[a-z][\w.-]*$/.test(tag)),
    deprecated: operation['deprecated'] === true,
    parameters: parametersOf(operation, root),
    knowsParameters: true,
    example: null,
    success: { sample: null, resultTypes: typesOf(result), members: {}, lines: null },
    errors: [],
    errorStatuses: [],
    hasNumericCodes: false,
    reads: null,
    differences: [],
    headingWrites: false,
  };
}

/**
 * What a portal's own description of its REST 3.0 says of each method: the OpenAPI 3.0 that `rest.documentation.openapi` gives, with or
 * without the `result` around it.
 *
 * @throws {ImportError} where the file is no such description.
 * @see docs/reference/portal.md F
 */
export function readPortalOpenApi(file: string): SourceFacts {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new ImportError(
      `${file} cannot be read as JSON. Save what rest.documentation.openapi gives as JSON.`,
    );
  }
  const root = nodeOf(nodeOf(value)['openapi'] === undefined ? nodeOf(value)['result'] : value);
  if (!/^3\.\d/.test(String(root['openapi'])))
    throw new ImportError(`${file} is no OpenAPI 3 document: it has no member \`openapi\` of version 3.`);
  const methods = Object.entries(nodeOf(root['paths'])).flatMap(([path, item]) => {
    const operation = nodeOf(nodeOf(item)['post'] ?? nodeOf(item)['get']);
    return /^\/(?:rest\/)?(?:api\/)?[a-z][\w.]*$/i.test(path)
      ? [methodOf(path, operation, root, basename(file))]
      : [];
  });
  return { methods, leftOut: [] };
}

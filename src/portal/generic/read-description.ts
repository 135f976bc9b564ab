import type { WireValue } from '../php/encode-json.ts';
import type {
  DescribedParameter,
  DescribedRefusal,
  MethodDescription,
  MissingRule,
  NamedRefusal,
} from './method-description.ts';

/** A member of a parsed document, of which nothing is known yet. */
type Node = Readonly<Record<string, unknown>>;

/** The lowest id of those that nobody has; documents use them to ask for something that does not exist. */
export const firstAbsentId = 2_147_483_000;

/**
 * Takes what the portal needs out of the OpenAPI document of one method: `paths` with one path, `requestBody` or `parameters`, the example
 * of response 200, `servers`, `x-conformance.scope`, and of `x-outcomes` the requests together with the responses they prefer. What a document leaves
 * out is empty. References within the document are followed, references into other files are not.
 *
 * @param document the parsed document
 * @returns undefined when it describes no method
 */
export function readDescription(document: unknown): MethodDescription | undefined {
  const root = nodeOf(document);
  const [path, item] = Object.entries(nodeOf(root['paths']))[0] ?? [];
  const name = path?.replace(/^\/(?:rest\/)?/, '') ?? '';
  if (name === '') return undefined;
  const item0 = nodeOf(item);
  const operation = nodeOf(item0['post'] ?? item0['get']);
  const parameters = parametersOf(operation, root);
  const example = exampleOf(operation, root);
  const scope = nodeOf(root['x-conformance'])['scope'];
  const outcomes = outcomesOf(root);
  return {
    name,
    scopes: (Array.isArray(scope) ? scope : [scope]).filter((one) => typeof one === 'string' && one !== ''),
    isV3: isV3(root),
    parameters,
    result: (example['result'] ?? null) as WireValue,
    isPaged: 'total' in example || 'next' in example,
    refusals: refusalsOf(root),
    missing: missingRules(outcomes, parameters),
    unknownId: outcomes.find(({ refusal, request }) => refusal !== undefined && hasAbsentId(request))
      ?.refusal,
  };
}

/** A method of REST 3.0 has a server under `/rest/api`, or the envelope of that version. */
function isV3(root: Node): boolean {
  const servers = Array.isArray(root['servers']) ? root['servers'] : [];
  return (
    servers.some((server) => /\/rest\/api\b/.test(String(nodeOf(server)['url']))) ||
    nodeOf(root['x-conformance'])['envelope'] === 'v3'
  );
}

interface Outcome {
  readonly request: Node;
  /** Undefined for an outcome that prefers a success. */
  readonly refusal: DescribedRefusal | undefined;
}

function nodeOf(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {};
}

/** Follows `$ref` within the document, at most ten times. */
function follow(value: unknown, root: Node): Node {
  let node = nodeOf(value);
  for (let hops = 0; hops < 10 && typeof node['$ref'] === 'string'; hops++) {
    const reference = node['$ref'];
    if (!reference.startsWith('#/')) return {};
    node = reference
      .slice(2)
      .split('/')
      .reduce<Node>((at, key) => nodeOf(at[key.replaceAll('~1', '/').replaceAll('~0', '~')]), root);
  }
  return node;
}

function jsonOf(holder: Node): Node {
  return nodeOf(nodeOf(holder['content'])['application/json']);
}

function parametersOf(operation: Node, root: Node): readonly DescribedParameter[] {
  const schema = follow(jsonOf(follow(operation['requestBody'], root))['schema'], root);
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const ofBody = Object.entries(nodeOf(schema['properties'])).map(([name, property]) => ({
    name,
    type: typeOf(follow(property, root)),
    isRequired: required.includes(name),
  }));
  const inQuery = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
  const ofQuery = inQuery
    .map((parameter) => follow(parameter, root))
    .filter((parameter) => parameter['in'] === 'query' && typeof parameter['name'] === 'string')
    .map((parameter) => ({
      name: String(parameter['name']),
      type: typeOf(follow(parameter['schema'], root)),
      isRequired: parameter['required'] === true,
    }));
  const names = new Set(ofBody.map(({ name }) => name));
  return [...ofBody, ...ofQuery.filter(({ name }) => !names.has(name))];
}

function typeOf({ type }: Node): string | undefined {
  const first = Array.isArray(type) ? type[0] : type;
  return typeof first === 'string' ? first : undefined;
}

/** The body of the success that the document shows, from `example`, `examples` or the schema's own. */
function exampleOf(operation: Node, root: Node): Node {
  const media = jsonOf(follow(nodeOf(operation['responses'])['200'], root));
  const named = Object.values(nodeOf(media['examples']))[0];
  const schema = follow(media['schema'], root);
  const schemaExamples = Array.isArray(schema['examples']) ? schema['examples'][0] : undefined;
  return nodeOf(media['example'] ?? follow(named, root)['value'] ?? schema['example'] ?? schemaExamples);
}

function outcomesOf(root: Node): readonly Outcome[] {
  return Object.values(nodeOf(root['x-outcomes'])).flatMap((value) => {
    const outcome = nodeOf(value);
    if (outcome['credential'] !== undefined || outcome['calls'] !== undefined) return [];
    const prefers = Array.isArray(outcome['prefers']) ? nodeOf(outcome['prefers'][0]) : {};
    const { status, code } = prefers;
    const isRefusal = typeof status === 'number' && status >= 400;
    const refusal = isRefusal
      ? { status, code: typeof code === 'string' || typeof code === 'number' ? code : null }
      : undefined;
    return Object.values(nodeOf(outcome['requests'])).map((request) => ({
      request: nodeOf(request),
      refusal,
    }));
  });
}

/** The refusals that any outcome prefers or accepts, each code once. */
function refusalsOf(root: Node): readonly NamedRefusal[] {
  const found = Object.values(nodeOf(root['x-outcomes'])).flatMap((value) => {
    const { prefers, accepts } = nodeOf(value);
    return [prefers, accepts].flatMap((list) => (Array.isArray(list) ? list.map(nodeOf) : []));
  });
  const byCode = new Map<string, NamedRefusal>();
  for (const { status, code } of found)
    if (typeof status === 'number' && status >= 400 && typeof code === 'string' && !byCode.has(code))
      byCode.set(code, { status, code });
  return [...byCode.values()];
}

/**
 * A refused request without some of the required parameters tells what their absence is refused with. A parameter that a successful request
 * does without is not required, whatever the document says.
 */
function missingRules(
  outcomes: readonly Outcome[],
  parameters: readonly DescribedParameter[],
): readonly MissingRule[] {
  const lacks = ({ request }: Outcome, name: string) => !(name in request);
  const required = parameters
    .filter(({ isRequired }) => isRequired)
    .map(({ name }) => name)
    .filter((name) => !outcomes.some((outcome) => outcome.refusal === undefined && lacks(outcome, name)));
  return outcomes
    .flatMap((outcome) => {
      const missing = required.filter((name) => lacks(outcome, name));
      return outcome.refusal === undefined || missing.length === 0
        ? []
        : [{ parameters: missing, refusal: outcome.refusal }];
    })
    .sort((a, b) => b.parameters.length - a.parameters.length);
}

function hasAbsentId(request: Node): boolean {
  return Object.values(request).some((value) => {
    const fixture = nodeOf(value)['$fixture'];
    if (typeof fixture === 'string') return fixture.startsWith('absent');
    return Number(String(value).replace(/^\D+/, '')) >= firstAbsentId;
  });
}

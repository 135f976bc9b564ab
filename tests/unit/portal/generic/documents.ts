import type {
  DescriptionSource,
  MethodDescription,
} from '../../../../src/portal/generic/method-description.ts';
import { readDescription } from '../../../../src/portal/generic/read-description.ts';

/** What a document of a test says of a method; everything else is left out. */
export interface Told {
  readonly scope?: string;
  readonly isV3?: boolean;
  /** Types by parameter; a `*` behind the name makes it required. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The whole body of the example. */
  readonly example?: object;
  /** Requests, each with the status and code that the document prefers. */
  readonly outcomes?: readonly (readonly [request: object, status: number, code?: string])[];
}

/** An OpenAPI document as an importer writes it. */
export function documentOf(
  name: string,
  { scope = '', isV3 = false, parameters = {}, example, outcomes = [] }: Told,
): object {
  const names = Object.entries(parameters);
  return {
    openapi: '3.1.0',
    info: { title: name, version: '1' },
    servers: [{ url: isV3 ? 'https://portal.example/rest/api' : 'https://portal.example/rest' }],
    paths: {
      [`/${name}`]: {
        post: {
          operationId: name,
          requestBody: { $ref: '#/components/requestBodies/Parameters' },
          responses: { '200': { description: '', content: { 'application/json': { example } } } },
        },
      },
    },
    components: {
      requestBodies: {
        Parameters: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: names.filter(([key]) => key.endsWith('*')).map(([key]) => key.slice(0, -1)),
                properties: Object.fromEntries(names.map(([key, type]) => [key.replace('*', ''), { type }])),
              },
            },
          },
        },
      },
    },
    'x-conformance': { scope },
    'x-outcomes': Object.fromEntries(
      outcomes.map(([request, status, code], index) => [
        `outcome-${index}`,
        {
          requests: { only: request },
          prefers: [{ status, ...(code === undefined ? {} : { code }) }],
        },
      ]),
    ),
  };
}

/** A source of documents that are described in a test. */
export function sourceOf(told: Readonly<Record<string, Told>>): DescriptionSource {
  const descriptions = new Map<string, MethodDescription | undefined>(
    Object.entries(told).map(([name, one]) => [name, readDescription(documentOf(name, one))]),
  );
  return {
    names: new Set(descriptions.keys()),
    describe: (name) => descriptions.get(name),
    scopesOf: (name) => descriptions.get(name)?.scopes ?? [],
    isV3: (name) => descriptions.get(name)?.isV3 ?? false,
  };
}

import type { WireValue } from '../php/encode-json.ts';
import type { V3Field, V3Method } from './v3-method.ts';

/** The OpenAPI 3.0.0 document that a portal serves of its REST 3.0 methods, whatever the scopes of who asks. @see docs/reference/portal.md F */
export function openApiOf(methods: readonly V3Method[]): WireValue {
  return {
    openapi: '3.0.0',
    info: { title: 'Bitrix24 REST V3 API', version: '1.0.0' },
    servers: [{ url: '/rest/api' }],
    paths: Object.fromEntries(methods.map((method) => [`/${method.name}`, { post: operationOf(method) }])),
    components: {
      schemas: {
        Error: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message'],
              properties: {
                code: { type: 'string' },
                message: { type: 'string' },
                validation: { type: 'array', items: { type: 'object' } },
              },
            },
          },
        },
      },
    },
  };
}

function operationOf({ name, parameters, scopes }: V3Method): WireValue {
  const required = Object.keys(parameters).filter((field) => parameters[field]?.isRequired);
  return {
    operationId: name,
    tags: [...scopes],
    requestBody: {
      required: required.length > 0,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            ...(required.length === 0 ? {} : { required }),
            properties: Object.fromEntries(
              Object.entries(parameters).map(([field, schema]) => [field, schemaOf(schema)]),
            ),
          },
        },
      },
    },
    responses: {
      '200': {
        description: 'The result of the method',
        content: {
          'application/json': {
            schema: { type: 'object', required: ['result'], properties: { result: { type: 'object' } } },
          },
        },
      },
      default: {
        description: 'A refusal',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function schemaOf({ type }: V3Field): WireValue {
  return type === 'array' ? { type, items: {} } : { type };
}

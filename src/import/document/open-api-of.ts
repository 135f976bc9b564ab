import type { MethodFacts } from '../facts.ts';
import { requestBody } from './request-body.ts';
import type { DocumentValue } from './sources.ts';
import type { SuccessShape } from './success-shape.ts';

/**
 * The call of a method in OpenAPI: what documents of both versions of the interface write alike.
 *
 * @param edition year and month of the facts, e.g. `2026-08`
 * @param refusals the responses of refusals, by status
 */
export function openApiOf(
  { method, deprecated, parameters }: MethodFacts,
  edition: string,
  { schema, example }: Pick<SuccessShape, 'schema' | 'example'>,
  refusals: DocumentValue = {},
): DocumentValue {
  const summary = `What the sources say of ${method}.`;
  const content = { 'application/json': { schema, ...(example === null ? {} : { example }) } };
  return {
    openapi: '3.1.0',
    info: { title: method, version: edition, summary, license: { name: 'MIT', identifier: 'MIT' } },
    paths: {
      [`/${method}`]: {
        post: {
          operationId: method,
          summary,
          ...(deprecated ? { deprecated } : {}),
          ...requestBody(parameters),
          responses: { '200': { description: 'A success.', content }, ...refusals },
        },
      },
    },
  };
}

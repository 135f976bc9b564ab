import { valueAt } from '../../contract/pointer.ts';
import type { MethodFacts } from '../facts.ts';
import { effectOf } from './effect-of.ts';
import { openApiOf } from './open-api-of.ts';
import { type DocumentValue, pageOf } from './sources.ts';
import { successShape } from './success-shape.ts';

/**
 * The document of a method of REST 3.0: plain OpenAPI with the facts about it. It makes no clauses, because the envelope of that version has no
 * document to judge by.
 *
 * @param edition year and month of the facts, e.g. `2026-08`
 */
export function makeV3Document(facts: MethodFacts, edition: string): DocumentValue {
  const { scopes, origin, differences } = facts;
  const { schema, example } = successShape(facts.success);
  const result = valueAt(schema, ['properties', 'result']) ?? true;
  return {
    ...openApiOf(facts, edition, {
      schema: { type: 'object', required: ['result'], properties: { result } },
      example,
    }),
    servers: [{ url: 'https://portal.example/rest/api' }],
    'x-conformance': {
      ...(scopes[0] === undefined ? {} : { scope: scopes[0] }),
      effect: effectOf(facts),
      ...pageOf(origin),
    },
    ...(differences.length === 0 ? {} : { 'x-import': { gaps: {}, differences } }),
  };
}

import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Schema } from '../contract/contract.ts';
import { validatorOf } from '../contract/oracle.ts';
import { pathOf, pointerOf, valueAt } from '../contract/pointer.ts';
import type { Observation } from './check.ts';
import { shortJson } from './describe-response.ts';
import type { Finding } from './finding.ts';
import { violation } from './make-finding.ts';

const codes: Readonly<Record<string, string>> = {
  required: 'missing-member',
  type: 'wrong-type',
  minLength: 'empty-text',
  minimum: 'negative-number',
  pattern: 'wrong-format',
};

/** Findings for everything in a part of a body that its schema does not allow, each with a pointer into the body. */
export function schemaFindings(seen: Observation, schema: Schema, value: unknown, above = ''): Finding[] {
  const valid = validatorOf(schema);
  if (valid(value)) return [];
  return (valid.errors ?? []).map((error: ErrorObject) => {
    const missing = error.keyword === 'required' ? [String(error.params['missingProperty'])] : [];
    const pointer = `${above}${error.instancePath}${pointerOf(missing)}`;
    return violation(seen, codes[error.keyword] ?? 'wrong-shape', {
      message: `The member ${pointer === '' ? '(body)' : pointer} ${missing.length > 0 ? 'is missing' : (error.message ?? 'is not allowed')}.`,
      pointer,
      expected: missing.length > 0 ? 'the member' : (error.message ?? 'what the schema says'),
      received: missing.length > 0 ? 'nothing' : shortJson(valueAt(value, pathOf(error.instancePath))),
    });
  });
}

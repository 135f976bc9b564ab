import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Schema } from '../contract/contract.ts';
import { validatorOf } from '../contract/oracle.ts';
import { pathOf, pointerOf, valueAt } from '../contract/pointer.ts';
import type { Observation } from './check.ts';
import { json, none, phrase } from './fact.ts';
import type { Finding } from './finding.ts';
import { violation } from './make-finding.ts';

const codes: Readonly<Record<string, 'wrong-type' | 'empty-text' | 'negative-number' | 'wrong-format'>> = {
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
    if (error.keyword === 'required') {
      const pointer = `${above}${error.instancePath}${pointerOf([String(error.params['missingProperty'])])}`;
      return violation(seen, 'missing-member', {
        words: { member: pointer },
        pointer,
        expected: phrase('the member'),
        received: none,
      });
    }
    const pointer = `${above}${error.instancePath}`;
    const complaint = error.message ?? 'is not allowed';
    return violation(seen, codes[error.keyword] ?? 'wrong-shape', {
      words: { member: pointer === '' ? '(body)' : pointer, complaint },
      pointer,
      expected: phrase(complaint),
      received: json(valueAt(value, pathOf(error.instancePath))),
    });
  });
}

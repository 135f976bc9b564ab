import { describeFact } from '../../../src/evaluate/describe-fact.ts';
import { type Fact, phrase } from '../../../src/evaluate/fact.ts';
import type { Finding, Weight } from '../../../src/evaluate/finding.ts';
import type { FindingCode } from '../../../src/evaluate/finding-codes.ts';

/** A finding as data, whether or not a check gives its code this weight. */
export function sampleFinding(code: FindingCode, weight: Weight, more: Partial<Finding> = {}): Finding {
  return {
    code,
    weight,
    message: `${code}.`,
    pointer: '',
    expected: phrase('e'),
    received: phrase('r'),
    exchange: null,
    ...more,
  };
}

/** The fact of a response that came: `400 A`, or a success with a result. */
export function responded(status: number, code: string | null, result?: string): Fact {
  return {
    kind: 'response',
    response: code === null ? 'success' : 'error',
    status,
    code,
    ...(result === undefined ? {} : { result }),
  };
}

/** The fact of a documented response: `200`, `400 A`. */
export function promised(status: number, code?: string): Fact {
  return { kind: 'responses', responses: [{ status, ...(code === undefined ? {} : { code }) }] };
}

/** A finding with its facts in words. */
export function inWords(finding: Finding): Omit<Finding, 'expected' | 'received'> & {
  readonly expected: string;
  readonly received: string;
} {
  const { expected, received } = finding;
  return { ...finding, expected: describeFact(expected), received: describeFact(received) };
}

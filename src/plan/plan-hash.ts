import { createHash } from 'node:crypto';
import type { Case } from './case.ts';

/**
 * SHA-256 (hex) of a plan: of every case with all that is sent and accepted. Two runs with equal plans asked the same
 * questions, so their evidence may be put together, and their verdicts compared case by case.
 */
export function planHash(plan: readonly Case[]): string {
  const hash = createHash('sha256');
  for (const planned of plan) hash.update(`${JSON.stringify(planned)}\n`);
  return hash.digest('hex');
}

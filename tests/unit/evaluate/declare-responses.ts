import { expect, test } from '@playwright/test';
import { describeFact } from '../../../src/evaluate/describe-fact.ts';
import { findingsOf } from './context.ts';
import type { ExchangeDraft } from './make-exchange.ts';

/** A wrong response: what came, and what is found, as `code` or `code pointer`. */
export type WrongResponse = readonly [draft: ExchangeDraft, ...found: readonly string[]];

/** Responses to try a check of single answers with, by name. */
export interface ResponseTable {
  readonly right: Readonly<Record<string, ExchangeDraft>>;
  readonly wrong: Readonly<Record<string, WrongResponse>>;
  /** Responses that the clause says nothing of. */
  readonly silent: Readonly<Record<string, ExchangeDraft>>;
  readonly edition?: string;
}

/** Declares a test for each response of a table. */
export function declareResponses(check: string, { right, wrong, silent, edition }: ResponseTable): void {
  for (const [name, draft] of Object.entries(right)) {
    test(`${check} finds nothing in ${name}`, async () => {
      expect(await findingsOf(check, draft, edition)).toEqual([]);
    });
  }
  for (const [name, [draft, ...found]] of Object.entries(wrong)) {
    test(`${check} finds ${name}`, async () => {
      const findings = (await findingsOf(check, { id: 7, ...draft }, edition)) ?? [];
      expect(findings.map(({ code, pointer }) => `${code} ${pointer}`.trim())).toEqual(found);
      for (const finding of findings) {
        expect(finding).toMatchObject({ weight: 'violation', exchange: 7 });
        expect(finding.message).toMatch(/^[A-Z].*\.$/);
        expect(describeFact(finding.expected)).not.toBe('');
        expect(describeFact(finding.received).length).toBeLessThan(300);
      }
    });
  }
  for (const [name, draft] of Object.entries(silent)) {
    test(`${check} says nothing of ${name}`, async () => {
      expect(await findingsOf(check, draft, edition)).toBeNull();
    });
  }
}

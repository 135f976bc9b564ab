import type { Contract } from '../../contract/contract.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import type { RawAnswer } from '../../sdk/scenario.ts';
import { answerWords } from './sdk-finding.ts';
import { answerOf } from './sdk-seen.ts';

/** Whether a raw call got another answer than its scenario says. */
export function rawDiffers(control: Exchange, receives: RawAnswer): boolean {
  const { kind, status, code } = answerOf(control);
  return (
    kind !== receives.kind ||
    (receives.status !== undefined && status !== receives.status) ||
    (receives.code !== undefined && code !== receives.code)
  );
}

/** What a raw call got, in a few words. */
export function rawWords(control: Exchange): string {
  return answerWords({ exchange: control, answer: answerOf(control) });
}

/** Whether the document of the method lists the answer that a raw call got. */
export function isDocumented(control: Exchange, contract: Contract): boolean {
  const { kind, status, code } = answerOf(control);
  const codes = status === null ? undefined : contract.answers.get(status);
  if (codes === undefined) return false;
  return kind === 'success' ? codes.length === 0 : kind === 'error' && codes.includes(code ?? '');
}

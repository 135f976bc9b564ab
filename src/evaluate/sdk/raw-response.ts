import type { Contract } from '../../contract/contract.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import type { RawResponse } from '../../sdk/scenario.ts';
import type { ResponseFact } from '../fact.ts';
import { responseFact } from '../response-fact.ts';
import { responseOf } from './sdk-observation.ts';

/** Whether a raw call got another response than its scenario says. */
export function rawDiffers(control: Exchange, receives: RawResponse): boolean {
  const { kind, status, code } = responseOf(control);
  return (
    kind !== receives.kind ||
    (receives.status !== undefined && status !== receives.status) ||
    (receives.code !== undefined && code !== receives.code)
  );
}

/** What a raw call got. */
export function rawFact(control: Exchange): ResponseFact {
  return responseFact({ exchange: control, response: responseOf(control) });
}

/** Whether the document of the method lists the response that a raw call got. */
export function isDocumented(control: Exchange, contract: Contract): boolean {
  const { kind, status, code } = responseOf(control);
  const codes = status === null ? undefined : contract.responses[status];
  if (codes === undefined || status === null) return false;
  if (kind === 'success') return codes.length === 0;
  // A status of errors without codes: the document names the status alone.
  return kind === 'error' && ((codes.length === 0 && status >= 400) || codes.includes(code ?? ''));
}

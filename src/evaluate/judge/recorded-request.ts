import type { Contract } from '../../contract/contract.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import type { PlannedRequest } from '../../plan/case.ts';
import { plannedRequest, type RequestDraft } from '../../plan/planned-request.ts';

const encodings = ['post-json', 'post-form', 'post-query', 'get-query'];

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDraft(value: unknown): value is RequestDraft {
  const draft = value as RequestDraft | null | undefined;
  return (
    isMap(draft) &&
    typeof draft?.method === 'string' &&
    encodings.includes(draft.encoding ?? '') &&
    isMap(draft.parameters) &&
    (draft.query === undefined || isMap(draft.query)) &&
    (draft.raw === undefined ||
      (typeof draft.raw.base64 === 'string' && typeof draft.raw.contentType === 'string'))
  );
}

/**
 * The planned request that an exchange records. It lets evidence be judged of requests that no plan holds. Null where
 * the exchange records none, or where the record is not the request that the exchange's key stands for.
 */
export function recordedRequest(contract: Contract, { key, planned }: Exchange): PlannedRequest | null {
  if (!isDraft(planned)) return null;
  const request = plannedRequest(contract, planned);
  return request.key === key ? request : null;
}

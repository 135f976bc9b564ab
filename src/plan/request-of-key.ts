import type { Contract } from '../contract/contract.ts';
import type { PlannedRequest } from './case.ts';
import { baseKey, plannedRequest, type RequestDraft } from './planned-request.ts';

const encodings = ['post-json', 'post-form', 'post-query', 'get-query'];

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDraft(value: unknown): value is RequestDraft {
  const draft = value as RequestDraft | null;
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
 * The request that a key says: keys hold all of a request that is not usual. It lets evidence be judged of requests that
 * no plan holds. Null for a key that is not one of ours.
 */
export function requestOfKey(contract: Contract, key: string): PlannedRequest | null {
  const told = baseKey(key);
  try {
    const draft: unknown = JSON.parse(told);
    if (!isDraft(draft)) return null;
    const request = plannedRequest(contract, draft);
    return request.key === told ? { ...request, key } : null;
  } catch {
    return null;
  }
}

import type { DocumentedResponse } from '../contract/contract.ts';
import type { ParsedResponse } from '../exchange/record/parse-response.ts';

/** Whether a response is a documented one. Where the documents name no code, any error of that status is. */
export function isResponse(response: ParsedResponse, { status, code }: DocumentedResponse): boolean {
  if (code === undefined) return response.kind === 'success';
  if (response.status !== status) return false;
  return code === null ? response.kind === 'error' : response.code === code;
}

import type { Contract } from '../contract/contract.ts';
import type { PlannedRequest } from './case.ts';

/** What a case says of a request; the rest is usual. */
export type RequestDraft = Partial<Omit<PlannedRequest, 'key'>> & {
  /** Distinguishes repeats of one request, which would otherwise be sent once. */
  readonly repetition?: string;
};

/** Completes a draft to a request and gives it the key that says what it is. */
export function plannedRequest(contract: Contract, draft: RequestDraft): PlannedRequest {
  const { repetition, ...rest } = draft;
  const request = {
    method: contract.method,
    encoding: 'post-json',
    suffix: '',
    parameters: {},
    credential: 'given',
    auth: 'default',
    acceptEncoding: 'identity',
    ...rest,
  } as const;
  const usual: Record<string, unknown> = {
    suffix: '',
    credential: 'given',
    auth: 'default',
    acceptEncoding: 'identity',
  };
  const told = Object.entries(request).filter(([name, value]) => usual[name] !== value);
  const key = JSON.stringify(Object.fromEntries(told.sort(([a], [b]) => (a < b ? -1 : 1))));
  return { ...request, key: repetition === undefined ? key : `${key}#${repetition}` };
}

/** What repeats of one request have in common: their keys differ behind the last `#` only. */
export function baseKey(key: string): string {
  return key.endsWith('}') ? key : key.replace(/#[^#]*$/, '');
}

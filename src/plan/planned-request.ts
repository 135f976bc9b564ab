import { createHash } from 'node:crypto';
import type { Contract } from '../contract/contract.ts';
import type { PlannedRequest } from './case.ts';

/** The members of a request that are not the default ones. It is what evidence keeps of a planned request. */
export type RequestDraft = Partial<Omit<PlannedRequest, 'key' | 'baseKey'>>;

const defaults: Readonly<Record<string, unknown>> = {
  suffix: '',
  credential: 'given',
  auth: 'default',
  acceptEncoding: 'identity',
};

/** The draft that `plannedRequest` completes to this request again. Its members are in alphabetical order. */
export function draftOf({
  key: _,
  baseKey: __,
  ...request
}: Omit<PlannedRequest, 'key' | 'baseKey'> & {
  readonly key?: string;
  readonly baseKey?: string;
}): RequestDraft {
  const told = Object.entries(request).filter(([name, value]) => defaults[name] !== value);
  return Object.fromEntries(told.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Number of characters of a key: 80 bits, which no two of the some thousand requests of a run share by chance. */
const keyLength = 20;

function hashOf(draft: RequestDraft): string {
  return createHash('sha256').update(JSON.stringify(draft)).digest('hex').slice(0, keyLength);
}

/** The base key of the request that a draft stands for. The draft has no member with its default value. */
export function baseKeyOf({ repetition: _, ...draft }: RequestDraft): string {
  return hashOf(draft);
}

/** Completes a draft to a request and gives it its keys: hashes of its members, which nobody reads anything from. */
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
  const told = draftOf(request);
  const baseKey = hashOf(told);
  if (repetition === undefined) return { ...request, key: baseKey, baseKey };
  return { ...request, repetition, key: hashOf({ ...told, repetition }), baseKey };
}

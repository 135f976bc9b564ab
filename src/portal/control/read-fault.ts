import { type FaultName, faults, isFaultName } from '../faults.ts';
import type { CallScope } from './call-scope.ts';
import type { QueuedFault } from './fault-queue.ts';

/** A fault that acts from now on, by its name. */
export type NamedFault = CallScope & { readonly name: FaultName };

/** A fault out of the members of a control request, queued or named, or a sentence that says what is wrong with it. */
export function readFault({
  name,
  kind,
  times,
  ms,
  status,
  error,
  description,
  method,
  user,
}: Readonly<Record<string, unknown>>): QueuedFault | NamedFault | string {
  if (method !== undefined && typeof method !== 'string')
    return 'method has to be the name of a method, or a pattern with *';
  if (user !== undefined && !isCount(user, Number.MAX_SAFE_INTEGER)) return 'user has to be the id of a user';
  const scope = { ...(method === undefined ? {} : { method }), ...(user === undefined ? {} : { user }) };
  if (typeof name === 'string')
    return isFaultName(name)
      ? { name, ...scope }
      : `there is no fault called ${name}; there are ${Object.keys(faults).join(', ')}`;
  if (times !== undefined && !isCount(times, 1_000_000))
    return 'times has to be a whole number from 1 to 1000000';
  if (status !== undefined && (!isCount(status, 599) || status < 200))
    return 'status has to be an HTTP status from 200 to 599';
  const repeated = { ...(times === undefined ? {} : { times }), ...scope };
  switch (kind) {
    case 'drop':
    case 'hang':
      return { kind, ...repeated };
    case 'delay':
      return isCount(ms, 600_000) ? { kind, ms, ...repeated } : 'delay needs ms, from 1 to 600000';
    case 'page':
      return { kind, status: status ?? 502, ...repeated };
    case 'error':
      if (typeof error !== 'string') return 'error needs the code of the error as `error`';
      return {
        kind,
        error,
        ...(status === undefined ? {} : { status }),
        ...(typeof description === 'string' ? { description } : {}),
        ...repeated,
      };
    default:
      return 'name has to be the name of a fault, or kind has to be drop, hang, delay, page or error';
  }
}

function isCount(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;
}

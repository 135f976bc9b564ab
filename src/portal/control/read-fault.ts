import { type FaultName, faults, isFaultName } from '../faults.ts';
import type { QueuedFault } from './fault-queue.ts';

/** A fault out of the body of a control request, queued or named, or a sentence that says what is wrong with it. */
export function readFault(body: string): QueuedFault | { readonly name: FaultName } | string {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return 'the body is no JSON';
  }
  if (typeof value !== 'object' || value === null) return 'the body is no JSON object';
  const { name, kind, times, ms, status, error, description } = value as Readonly<Record<string, unknown>>;
  if (typeof name === 'string')
    return isFaultName(name)
      ? { name }
      : `there is no fault called ${name}; there are ${Object.keys(faults).join(', ')}`;
  if (times !== undefined && !isCount(times, 1_000_000))
    return 'times has to be a whole number from 1 to 1000000';
  if (status !== undefined && (!isCount(status, 599) || status < 200))
    return 'status has to be an HTTP status from 200 to 599';
  const repeated = times === undefined ? {} : { times };
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

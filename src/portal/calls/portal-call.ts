import { redactMembers } from '../log/redact.ts';
import { encodePhpJson, type WireValue } from '../php/encode-json.ts';
import { toWire } from '../php/to-wire.ts';
import type { PortalState } from '../state/portal-state.ts';
import type { JournalEntry } from './journal-entry.ts';

/** A call that came to the portal, as tests read it. Plain JSON without secrets; a command of a batch is a call of its own. */
export interface PortalCall {
  /** Its place among all calls since the start, from 1. */
  readonly number: number;
  /** When it came, in ISO 8601. */
  readonly at: string;
  /** The method as the caller wrote it. */
  readonly method: string;
  /** The parameters of query and body together, without those that authenticate. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Id of the user who called; undefined where the credential was refused. */
  readonly user: number | undefined;
  /** Name of the webhook or token in the seed. */
  readonly credential: string | undefined;
  readonly restVersion: 2 | 3;
  readonly insideBatch: boolean;
  /** HTTP status, `drop`, or `hang`; of a command of a batch the one that it would have had. Undefined while it runs. */
  readonly status: number | 'drop' | 'hang' | undefined;
  /** Code of the error; undefined for a success. */
  readonly error: string | undefined;
  readonly result: unknown;
  /** Name of the stub that answered, if one did. */
  readonly stub: string | undefined;
  /** What a method of one's own threw. */
  readonly failure: string | undefined;
  /** Milliseconds until the response. */
  readonly ms: number | undefined;
}

/** An entry of the journal as plain JSON. Secrets of the portal, and whatever stands where one would, are redacted. */
export function plainCall(entry: JournalEntry, state: PortalState): PortalCall {
  const { call, outcome, finished } = entry;
  const plain = {
    number: entry.number,
    at: new Date(entry.at).toISOString(),
    method: call.method,
    params: plainJson(toWire(call.params)),
    user: call.credential?.user.id,
    credential: call.credential?.name,
    restVersion: entry.isV3 ? 3 : 2,
    insideBatch: call.insideBatch,
    status: entry.status ?? statusOf(entry),
    error: outcome?.kind === 'refusal' ? String(outcome.error) : undefined,
    result: outcome?.kind === 'success' ? plainJson(outcome.result) : undefined,
    stub: entry.stub,
    failure: entry.failure,
    ms: finished === undefined ? undefined : Math.round((finished - entry.at) * 1000) / 1000,
  };
  return redactMembers(plain, state) as PortalCall;
}

function statusOf({ outcome }: JournalEntry): number | undefined {
  if (outcome === undefined) return undefined;
  if (outcome.kind === 'refusal') return outcome.status;
  return outcome.kind === 'success' ? 200 : 500;
}

/** A value of a response, or a parameter, as its reader gets it. An empty map of parameters is an object here. */
export function plainJson(value: WireValue): unknown {
  if (value instanceof Map && value.size === 0) return {};
  return JSON.parse(encodePhpJson(value)) as unknown;
}

import type { WireValue } from '../php/encode-json.ts';

/** What a call came to, before any envelope is put around it. */
export type Outcome = Success | Refusal | BrokenPage;

/** The method did its work. `next` and `total` stand beside `result` in the envelope of list methods. */
export interface Success {
  readonly kind: 'success';
  readonly result: WireValue;
  readonly next?: number;
  readonly total?: number;
}

/** The method, or the system before it, said no. `extra` are further top-level members, such as `argument`. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly status: number;
  /** The code. A few methods have numbers. */
  readonly error: string | number;
  readonly description: string;
  readonly extra?: Readonly<Record<string, WireValue>>;
}

/** An uncaught PHP error: status 500 and a page that is no envelope. @see docs/reference/portal.md B.2, first paragraph */
export interface BrokenPage {
  readonly kind: 'broken-page';
}

/** A success with a result. */
export function success(result: WireValue): Success {
  return { kind: 'success', result };
}

/** A refusal with HTTP status, code and text. */
export function refusal(status: number, error: string | number, description: string): Refusal {
  return { kind: 'refusal', status, error, description };
}

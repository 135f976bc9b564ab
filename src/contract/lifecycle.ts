import type { DocumentedResponse, Effect, Json, ParameterValue } from './contract.ts';
import { pathOf, valueAt } from './pointer.ts';

/**
 * A value that an earlier response of the same case gave: what the body of step `$result`, counted from 0, has at a pointer. `as`
 * says how it is written, with `{id}` in its place: a chat is made under its number and named `chat{id}` as a dialog.
 */
export interface ResultValue {
  readonly $result: number;
  readonly at: string;
  readonly as?: string;
}

/** One call of a lifecycle. */
export interface LifecycleStep {
  readonly method: string;
  readonly effect: Effect;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** The response it must get. */
  readonly expects: DocumentedResponse;
  /** What must stand in the response's body: pointer → value. */
  readonly shows: Readonly<Record<string, Json>>;
  /** What must not stand in the response's body: pointer → value. */
  readonly differs: Readonly<Record<string, Json>>;
}

/** Calls that build on one another. The clause of the same name says what they show. */
export interface Lifecycle {
  readonly name: string;
  readonly steps: readonly LifecycleStep[];
}

/** Whether a value stands for what an earlier response gave. */
export function isResultValue(value: unknown): value is ResultValue {
  if (typeof value !== 'object' || value === null) return false;
  const { $result, at } = value as Partial<ResultValue>;
  return typeof $result === 'number' && typeof at === 'string';
}

/**
 * A value with what earlier responses gave filled in.
 * @param bodies the bodies of the responses until now, null for one that could not be read
 * @returns undefined where one of them does not have it
 */
export function withResults(value: unknown, bodies: readonly unknown[]): unknown {
  if (isResultValue(value)) {
    const found = valueAt(bodies[value.$result], pathOf(value.at));
    return value.as === undefined || found === undefined ? found : value.as.replace('{id}', String(found));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, withResults(item, bodies)] as const);
  if (entries.some(([, item]) => item === undefined)) return undefined;
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

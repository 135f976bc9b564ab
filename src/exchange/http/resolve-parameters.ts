import type { CommandValue, Json, ParameterValue } from '../../contract/contract.ts';
import { type FixtureValue, isFixtureValue, writtenAs } from '../../contract/fixture.ts';
import { encodeForm, type Parameters } from './encode-form.ts';

/** The fixtures of a target: name → id. */
export type Fixtures = Readonly<Record<string, string>>;

function isCommandValue(value: ParameterValue): value is CommandValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if (typeof (value as Record<string, unknown>)['command'] !== 'string') return false;
  return Object.keys(value).every((name) => name === 'command' || name === 'parameters');
}

function idOf({ $fixture, form }: FixtureValue, fixtures: Fixtures): string | number {
  const id = fixtures[$fixture];
  if (id === undefined) throw new Error(`The target has no fixture named "${$fixture}".`);
  return writtenAs(id, form);
}

function resolve(value: ParameterValue, fixtures: Fixtures): Json {
  if (isFixtureValue(value)) return idOf(value, fixtures);
  if (isCommandValue(value)) {
    const query = encodeForm(resolveParameters(value.parameters, fixtures));
    return query === '' ? value.command : `${value.command}?${query}`;
  }
  if (Array.isArray(value)) return value.map((item: ParameterValue) => resolve(item, fixtures));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, resolve(item as ParameterValue, fixtures)]),
  );
}

/**
 * Fills in the ids of the target's fixtures, however deep they stand, and writes commands of `batch` as `method?query`.
 * Throws where the target lacks a fixture: such a case must not have been run.
 */
export function resolveParameters(
  parameters: Readonly<Record<string, ParameterValue>>,
  fixtures: Fixtures,
): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, resolve(value, fixtures)]),
  );
}

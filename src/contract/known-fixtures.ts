import { join } from 'node:path';
import type { Json, ParameterValue } from './contract.ts';
import { readDocument } from './document/read-document.ts';
import { specDirectory } from './editions.ts';
import { type Fixture, isFixtureValue, writtenAs } from './fixture.ts';

/** The fixtures of a file, by name and in the order of the file. That they keep their schema is a matter of the tests. */
function readFixtures(directory: string): ReadonlyMap<string, Fixture> {
  const { value } = readDocument(join(directory, 'fixtures.yaml'));
  const described = value as Readonly<Record<string, Omit<Fixture, 'name'>>>;
  return new Map(Object.entries(described).map(([name, fixture]) => [name, { name, ...fixture }]));
}

const known = new Map<string, ReadonlyMap<string, Fixture>>();

/**
 * What requests may need of a portal: `spec/fixtures.yaml`, read once a process.
 * @throws {ContractError} where the file cannot be read.
 */
export function knownFixtures(directory = specDirectory()): ReadonlyMap<string, Fixture> {
  const fixtures = known.get(directory) ?? readFixtures(directory);
  known.set(directory, fixtures);
  return fixtures;
}

/** The fixtures that a setting may name, with that setting. */
export function settableFixtures(): readonly (Fixture & {
  readonly setting: string;
  readonly pattern: string;
  readonly meaning: string;
})[] {
  return [...knownFixtures().values()].flatMap((fixture) => {
    const { setting, pattern, meaning } = fixture;
    return setting === undefined || pattern === undefined || meaning === undefined
      ? []
      : [{ ...fixture, setting, pattern, meaning }];
  });
}

/** A value with every fixture in it replaced by what `idOf` gives; where that is undefined the fixture stays. */
function replaced(value: unknown, idOf: (fixture: Fixture) => string | undefined): unknown {
  if (isFixtureValue(value)) {
    const fixture = knownFixtures().get(value.$fixture);
    const id = fixture === undefined ? undefined : idOf(fixture);
    return id === undefined ? value : writtenAs(id, value.form);
  }
  if (Array.isArray(value)) return value.map((item) => replaced(item, idOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replaced(item, idOf)]));
}

/** Requests with the ids that nobody has written out: they are the same on every portal. */
export function withValues<Value>(value: Value): Value {
  return replaced(value, (fixture) => fixture.value) as Value;
}

/** A request as the documents would write it: an example id in place of each fixture. */
export function withExamples(
  parameters: Readonly<Record<string, ParameterValue>>,
): Readonly<Record<string, Json>> {
  return replaced(parameters, (fixture) => fixture.example) as Readonly<Record<string, Json>>;
}

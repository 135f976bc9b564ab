import type { Contract, Effect, Schema } from '../contract/contract.ts';
import { type Fixture, type FixtureValue, isFixtureValue } from '../contract/fixture.ts';
import { knownFixtures } from '../contract/known-fixtures.ts';
import { isResultValue, type LifecycleStep } from '../contract/lifecycle.ts';
import { valueAt } from '../contract/pointer.ts';
import { succeeds } from '../plan/inputs.ts';

/** A fixture that a documented request gives for a parameter, and whether that request succeeds. */
export type GivenFixture = FixtureValue & { readonly succeeds: boolean };

/** A method whose results a parameter may name, and the small letters that stand before the number there. */
export interface MadeBy {
  readonly maker: string;
  readonly prefix: string;
}

/** What a method may do, as far as it has to be known before it is called. Parameters are named in upper case. */
export interface AllowedMethod {
  readonly effect: Effect;
  /** The parameters that name what a call writes to; null where nobody has said it. */
  readonly names: readonly string[] | null;
  /** The schema of each parameter: a value that it refuses names nothing. */
  readonly parameters: Readonly<Record<string, Schema>>;
  /** The fixtures that documented requests give for each parameter: their ids are what it may name. */
  readonly given: ReadonlyMap<string, readonly GivenFixture[]>;
  /** The methods whose results a parameter may name. */
  readonly results: ReadonlyMap<string, readonly MadeBy[]>;
}

/** Methods that only tell something: the doctor and the preparation of a run call them. */
const readers = [
  'profile',
  'scope',
  'method.get',
  'im.revision.get',
  'im.dialog.get',
  'im.user.get',
  'app.info',
];

const nothing: Omit<AllowedMethod, 'effect'> = {
  names: [],
  parameters: {},
  given: new Map(),
  results: new Map(),
};
const reader: AllowedMethod = { ...nothing, effect: 'none' };

function upper<Value>(values: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toUpperCase(), value]));
}

function fixtureValuesIn(value: unknown): readonly FixtureValue[] {
  if (isFixtureValue(value)) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(fixtureValuesIn) : [];
}

function collected<Item>(pairs: readonly (readonly [string, Item])[]): ReadonlyMap<string, readonly Item[]> {
  const found = new Map<string, Item[]>();
  for (const [name, item] of pairs)
    found.set(name.toUpperCase(), [...(found.get(name.toUpperCase()) ?? []), item]);
  return found;
}

function givenBy(contract: Contract, steps: readonly LifecycleStep[]): AllowedMethod['given'] {
  const { outcomes, openQuestions, method } = contract;
  const requests = [
    ...outcomes.flatMap((outcome) =>
      Object.values(outcome.requests).map((parameters) => [parameters, succeeds(outcome)] as const),
    ),
    ...openQuestions.map(({ parameters }) => [parameters, false] as const),
    ...steps.flatMap((step) => (step.method === method ? [[step.parameters, false] as const] : [])),
  ];
  return collected(
    requests.flatMap(([parameters, isSuccess]) =>
      Object.entries(parameters).flatMap(([name, value]) =>
        fixtureValuesIn(value).map((one) => [name, { ...one, succeeds: isSuccess }] as const),
      ),
    ),
  );
}

/** The parameters of the steps of a lifecycle that take what an earlier step made: method → parameter → makers. */
function resultsIn(steps: readonly LifecycleStep[], method: string): AllowedMethod['results'] {
  const own = steps.filter((step) => step.method.toLowerCase() === method);
  return collected(
    own.flatMap(({ parameters }) =>
      Object.entries(parameters).flatMap(([name, value]) => {
        if (!isResultValue(value)) return [];
        const maker = steps[value.$result]?.method.toLowerCase();
        const [prefix = ''] = (value.as ?? '').toLowerCase().split('{id}');
        return maker === undefined ? [] : [[name, { maker, prefix }] as const];
      }),
    ),
  );
}

/** A call that follows the making of a fixture names its id. */
function followUp({ name, make }: Fixture, parameters: Readonly<Record<string, unknown>>): AllowedMethod {
  const own = Object.keys(parameters).map((parameter) => parameter.toUpperCase());
  return {
    ...nothing,
    effect: 'changes',
    names: own,
    given: collected(own.map((one) => [one, { $fixture: name, form: 'digits', succeeds: true }])),
    results: collected(
      make === undefined ? [] : own.map((one) => [one, { maker: make.method.toLowerCase(), prefix: '' }]),
    ),
  };
}

function joined<Item>(
  one: ReadonlyMap<string, readonly Item[]>,
  other: ReadonlyMap<string, readonly Item[]>,
): ReadonlyMap<string, readonly Item[]> {
  const names = new Set([...one.keys(), ...other.keys()]);
  return new Map([...names].map((name) => [name, [...(one.get(name) ?? []), ...(other.get(name) ?? [])]]));
}

/** The names that either knows: that of a fixture's call counts where the method's own document does not say it. */
function joinedNames(one: AllowedMethod['names'], other: AllowedMethod['names']): AllowedMethod['names'] {
  return one === null || other === null ? (one ?? other) : [...new Set([...one, ...other])];
}

function merged(one: AllowedMethod | undefined, other: AllowedMethod): AllowedMethod {
  if (one === undefined || one.effect === 'none') return other;
  return {
    effect: other.effect === 'none' ? one.effect : other.effect,
    names: joinedNames(one.names, other.names),
    parameters: { ...one.parameters, ...other.parameters },
    given: joined(one.given, other.given),
    results: joined(one.results, other.results),
  };
}

/** The methods that a run of these contracts may call, by name in lower case. */
export function allowedMethods(contracts: readonly Contract[]): ReadonlyMap<string, AllowedMethod> {
  const allowed = new Map<string, AllowedMethod>(readers.map((method) => [method, reader]));
  const add = (method: string, what: AllowedMethod) =>
    allowed.set(method.toLowerCase(), merged(allowed.get(method.toLowerCase()), what));
  const addReader = (method: string) => {
    if (!allowed.has(method.toLowerCase())) allowed.set(method.toLowerCase(), reader);
  };
  for (const fixture of knownFixtures().values()) {
    const { make, then, undo, find } = fixture;
    if (find !== undefined) addReader(find.method);
    for (const call of [then, undo])
      if (call !== undefined) add(call.method, followUp(fixture, call.parameters ?? {}));
    if (make !== undefined && !allowed.has(make.method.toLowerCase()))
      add(make.method, { ...nothing, effect: 'creates' });
  }
  const steps = contracts.flatMap(({ lifecycles }) => lifecycles.flatMap((one) => one.steps));
  for (const contract of contracts) {
    const { method, effect, names, parameters, outcomes } = contract;
    const own = (valueAt(parameters, ['properties']) ?? {}) as Readonly<Record<string, Schema>>;
    add(method, {
      effect,
      names: names?.map((name) => name.toUpperCase()) ?? null,
      parameters: upper(own),
      given: givenBy(contract, steps),
      results: new Map(),
    });
    for (const { calls } of outcomes) if (calls !== undefined) addReader(calls);
    addReader(`${method}.control`);
  }
  const described = new Set(contracts.map(({ method }) => method.toLowerCase()));
  for (const { steps: chain } of contracts.flatMap(({ lifecycles }) => lifecycles))
    for (const { method, effect, parameters } of chain) {
      const results = resultsIn(chain, method.toLowerCase());
      const given = collected(
        Object.entries(parameters).flatMap(([name, value]) =>
          fixtureValuesIn(value).map((one) => [name, { ...one, succeeds: false }] as const),
        ),
      );
      const isDescribed = described.has(method.toLowerCase());
      add(method, {
        ...nothing,
        effect,
        names: isDescribed ? [] : [...new Set([...results.keys(), ...given.keys()])],
        given: isDescribed ? new Map() : given,
        results,
      });
    }
  allowed.delete('batch');
  return allowed;
}

import { matchesMethod } from '../matching/match-method.ts';
import { matchesParams } from '../matching/match-params.ts';
import type { Stub } from './stub.ts';

/** The state in which every scenario begins. */
export const firstState = 'Started';

/** The priority of a stub that says none. */
const defaultPriority = 5;

/** A stub in force: its name, and how many calls it has answered. */
export interface StandingStub {
  readonly name: string;
  readonly stub: Stub;
  answered: number;
}

/** What a stub has to know of a call to be found. Parameters are made plain only when a stub asks for them. */
export interface StubbableCall {
  readonly method: string;
  readonly user: number;
  params(): Readonly<Record<string, unknown>>;
}

/** The stubs of a portal and the states of their scenarios. */
export interface StubStore {
  /** The stubs in force, the one that is asked first in front. */
  readonly all: readonly StandingStub[];
  /** Adds a stub; one of the same name is replaced. */
  add(stub: Stub): StandingStub;
  /** Takes a stub away, and says whether there was one of this name. */
  remove(name: string): boolean;
  /** Whether any stub is about this method, whatever else it asks for. */
  knows(method: string): boolean;
  /** The stub that answers a call: it counts as used, and its scenario moves on. */
  take(call: StubbableCall): TakenStub | undefined;
  readonly scenarios: ReadonlyMap<string, string>;
  setState(scenario: string, state: string): void;
  /** Puts scenarios back to their first state. */
  resetScenarios(): void;
  /** Puts everything back to the stubs that were there at first. */
  reset(): void;
}

/** A stub that is to answer: the number of the call among those it answered, and its scenario's state before it. */
export interface TakenStub {
  readonly standing: StandingStub;
  readonly count: number;
  readonly state: string;
}

/** A store that begins with some stubs. */
export function createStubStore(first: readonly Stub[]): StubStore {
  let standing: StandingStub[] = [];
  let made = 0;
  const scenarios = new Map<string, string>();
  const stateOf = (scenario: string | undefined) => scenarios.get(scenario ?? '') ?? firstState;

  function add(stub: Stub): StandingStub {
    const name = stub.name ?? `stub-${++made}`;
    const added = { name, stub, answered: 0 };
    if (stub.scenario !== undefined && !scenarios.has(stub.scenario))
      scenarios.set(stub.scenario, firstState);
    const priority = (one: StandingStub) => one.stub.priority ?? defaultPriority;
    standing = [added, ...standing.filter((one) => one.name !== name)].sort(
      (a, b) => priority(a) - priority(b),
    );
    return added;
  }

  function fits({ stub, answered }: StandingStub, call: StubbableCall): boolean {
    const { method, user, params, times = Number.POSITIVE_INFINITY, requiredState } = stub;
    return (
      matchesMethod(call.method, method) &&
      (user === undefined || user === call.user) &&
      answered < times &&
      (requiredState === undefined || requiredState === stateOf(stub.scenario)) &&
      (params === undefined ||
        (typeof params === 'function' ? params(call.params()) : matchesParams(call.params(), params)))
    );
  }

  const reset = () => {
    standing = [];
    made = 0;
    scenarios.clear();
    first.forEach(add);
  };
  reset();
  return {
    get all() {
      return standing;
    },
    add,
    remove(name) {
      const before = standing.length;
      standing = standing.filter((one) => one.name !== name);
      return standing.length < before;
    },
    knows: (method) => standing.some(({ stub }) => matchesMethod(method, stub.method)),
    take(call) {
      const found = standing.find((one) => fits(one, call));
      if (found === undefined) return undefined;
      const { scenario, newState } = found.stub;
      const taken = { standing: found, count: ++found.answered, state: stateOf(scenario) };
      if (scenario !== undefined && newState !== undefined) scenarios.set(scenario, newState);
      return taken;
    },
    scenarios,
    setState: (scenario, state) => {
      scenarios.set(scenario, state);
    },
    resetScenarios() {
      for (const scenario of scenarios.keys()) scenarios.set(scenario, firstState);
    },
    reset,
  };
}

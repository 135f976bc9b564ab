import type { PortalCall } from '../calls/portal-call.ts';
import { callsOf } from '../calls/portal-calls.ts';
import type { PortalContext } from '../pipeline/portal-context.ts';
import type { Stub } from './stub.ts';
import { checkStubs } from './stub-problems.ts';

/** A stub that was added. */
export interface AddedStub {
  readonly name: string;
  /** The calls that it answered. */
  readonly calls: readonly PortalCall[];
  /** Takes it away. */
  remove(): void;
}

/** The members of a running portal that change what it answers. */
export interface PortalStubs {
  /**
   * Answers calls of a method in place of the portal, from now on.
   *
   * @throws Error for a stub that means nothing: an undocumented code without a status, an unknown template
   */
  stub(stub: Stub): AddedStub;
  /** The states of the scenarios by name. */
  readonly scenarios: Readonly<Record<string, string>>;
  /** Puts a scenario into a state. */
  setScenario(scenario: string, state: string): void;
  /** Puts everything back to its start: calls, stubs, scenarios, faults, and what the portal holds. URLs and tokens stay. */
  reset(): void;
}

/** Makes the members that change what a portal answers. */
export function portalStubs(context: PortalContext, reset: () => void): PortalStubs {
  const { stubs } = context;
  return {
    stub(stub) {
      checkStubs([stub], context.refusals);
      const { name } = stubs.add(stub);
      return {
        name,
        get calls() {
          return callsOf(context).filter((call) => call.stub === name);
        },
        remove: () => {
          stubs.remove(name);
        },
      };
    },
    get scenarios() {
      return Object.fromEntries(stubs.scenarios);
    },
    setScenario: (scenario, state) => stubs.setState(scenario, state),
    reset,
  };
}

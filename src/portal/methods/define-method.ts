import { type Eventually, whenThere } from '../pipeline/eventually.ts';
import { carryOut, plainParams } from '../stubs/answer-by-stub.ts';
import type { StubCall, StubResponse } from '../stubs/stub.ts';
import type { PortalMethod } from './portal-method.ts';

/** A method of one's own. `Params` says what its parameters are; the portal does not check them. */
export interface MethodDefinition<Params extends object> {
  /** Its name in lower case, or as callers write it. */
  readonly name: string;
  /** The scopes of which one opens it; none unless given. */
  readonly scopes?: readonly string[];
  /** Answers a call. What it throws, now or later, is a 500 INTERNAL_SERVER_ERROR, and stands in the journal. */
  handle(
    call: Omit<StubCall, 'count' | 'state' | 'params'> & { readonly params: Params },
  ): Eventually<StubResponse>;
}

/** Makes a method of one's own, for the option `methods` of `startPortal`. */
export function defineMethod<Params extends object = Readonly<Record<string, unknown>>>({
  name,
  scopes = [],
  handle,
}: MethodDefinition<Params>): PortalMethod {
  return {
    name,
    scopes,
    handle(call) {
      const { caller, start } = call;
      const user = { id: caller.id, name: caller.name, lastName: caller.lastName };
      const answered = handle({ method: name, params: plainParams(call) as Params, start, user });
      return whenThere(answered, (response) =>
        carryOut(response, call, () => {
          throw new Error(`${name} answers with none of result, error, body and fault.`);
        }),
      );
    },
  };
}

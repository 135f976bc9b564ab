import type { PhpArray } from '../php/php-value.ts';
import type { Eventually } from '../pipeline/eventually.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import type { PortalContext } from '../pipeline/portal-context.ts';
import type { RestCall } from '../pipeline/rest-call.ts';
import type { Credential, PortalUser } from '../state/portal-state.ts';

/** What a handler works on: parameters without the ones that authenticate, the caller, and the portal around it. */
export interface MethodCall {
  readonly params: PhpArray;
  /** The parameter `start` of list methods as an integer, 0 unless given; it is not among `params`. */
  readonly start: number;
  readonly caller: PortalUser;
  readonly credential: Credential;
  readonly context: PortalContext;
  readonly rest: RestCall;
}

/** A method of the portal. Adding one is a file with such an object and its line in `all-methods.ts`. */
export interface PortalMethod {
  /** Its registered name; looked up first in lower case, then as the caller wrote it. */
  readonly name: string;
  /** The scopes of which one opens it; none = every credential may. */
  readonly scopes: readonly string[];
  /** Callable, but not listed by `methods`. */
  readonly isPrivate?: boolean;
  /** Answered from a document, which each of its responses says in a header. */
  readonly fromDocument?: boolean;
  /** What it changes, it changes in `context.state`. What it throws becomes a 500 INTERNAL_SERVER_ERROR and stands in the journal. */
  handle(call: MethodCall): Eventually<Outcome>;
}

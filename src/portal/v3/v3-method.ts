import type { PhpArray } from '../php/php-value.ts';
import type { Eventually } from '../pipeline/eventually.ts';
import type { PortalContext } from '../pipeline/portal-context.ts';
import type { RestCall } from '../pipeline/rest-call.ts';
import type { Credential } from '../state/portal-state.ts';
import type { V3Outcome } from './v3-outcome.ts';

/** What a handler of REST 3.0 works on: the members of the body without `auth`, who calls, and the portal around it. */
export interface V3Call {
  readonly query: PhpArray;
  readonly credential: Credential;
  readonly context: PortalContext;
  readonly rest: RestCall;
  /** Calls another method as the same caller, for batch. */
  readonly run: (name: string, call: V3Call) => Eventually<V3Outcome>;
}

/** A parameter or field by its type in JSON Schema. */
export interface V3Field {
  readonly type: 'integer' | 'string' | 'boolean' | 'object' | 'array';
  readonly isRequired?: boolean;
  readonly maxLength?: number;
}

/** A method of REST 3.0. Its parameters stand in the served OpenAPI document, and required ones are checked before it is called. */
export interface V3Method {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly parameters: Readonly<Record<string, V3Field>>;
  /** Answered from a document, which its responses say in a header. */
  readonly fromDocument?: boolean;
  handle(call: V3Call): Eventually<V3Outcome>;
}

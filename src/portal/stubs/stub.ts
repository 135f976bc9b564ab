import type { ParamMatchers } from '../matching/param-matcher.ts';
import type { Eventually } from '../pipeline/eventually.ts';

/** An answer that the user of the portal makes to calls of a method, in place of the portal's own. `spec/portal/stubs.schema.json` has the same shape. */
export interface Stub {
  /** Names it in the journal and in `DELETE /_portal/stubs`; `stub-1`, `stub-2` … unless given. */
  readonly name?: string;
  /** The method's name in any case, `*` for any text. It need not be one that the portal knows. */
  readonly method: string;
  /** Id of the user whose calls it answers; those of all users unless given. */
  readonly user?: number;
  /** What the parameters have to be; a function may decide in code. */
  readonly params?: ParamMatchers | ((params: Readonly<Record<string, unknown>>) => boolean);
  /** Of several stubs that fit, the one with the lowest number answers; 5 unless given. Of equal ones the later. */
  readonly priority?: number;
  /** How many calls it answers before it steps aside; all of them unless given. */
  readonly times?: number;
  /** The scenario that `requiredState` and `newState` belong to. Scenarios begin in the state `Started`. */
  readonly scenario?: string;
  /** It answers only in this state of its scenario. */
  readonly requiredState?: string;
  /** The state that its scenario is in afterwards. */
  readonly newState?: string;
  /** What it answers; the portal's own answer unless given. A function may answer in code. */
  readonly response?: StubResponse | ((call: StubCall) => Eventually<StubResponse>);
  /** Answers one after the other, in place of `response`; the last one stays. */
  readonly responses?: readonly StubResponse[];
}

/** What a stub answers. At most one of `result`, `override`, `error`, `body` and `fault` counts; none of them is the portal's own answer. */
export interface StubResponse {
  /** `result` of a success. Texts may be templates such as `{{params.ID}}`, `{{id}}` or `{{now +3 days}}`. */
  readonly result?: unknown;
  /** `next` and `total` of a list, beside `result` or `override`. */
  readonly next?: number;
  readonly total?: number;
  /** Changes the portal's own result and leaves the rest: a JSON Merge Patch (RFC 7396). Entries of a list are named by their numbers. */
  readonly override?: unknown;
  /** A refusal: the code of a system error or of one that the method documents, or any code with its status. */
  readonly error?: string | StubError;
  /** HTTP status, in place of the usual one. */
  readonly status?: number;
  /** Headers, beside the usual ones or in their place. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The body as it is sent: a text, or JSON. */
  readonly body?: unknown;
  /** Milliseconds before the answer. */
  readonly delay?: number;
  /** `drop` closes the connection, `hang` never answers. */
  readonly fault?: 'drop' | 'hang';
  /** `false` sends texts with `{{` as they stand. */
  readonly templates?: boolean;
}

/** A refusal in full. */
export interface StubError {
  readonly code: string;
  /** 400 unless given. */
  readonly status?: number;
  readonly description?: string;
  /** Further members beside `error` and `error_description`. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What a function that answers in code is told. */
export interface StubCall {
  readonly method: string;
  /** Plain JSON, without the parameters that authenticate. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The index of the first entry that is asked of a list, from the parameter `start`. */
  readonly start: number;
  /** Who calls. */
  readonly user: { readonly id: number; readonly name: string; readonly lastName: string };
  /** The number of this call among those that the stub answered, from 1. */
  readonly count: number;
  /** The state of the scenario. */
  readonly state: string;
}

/** What a file of stubs holds. */
export interface StubFile {
  readonly stubs: readonly Stub[];
}

/** A stub that cannot be used: where in it, as a JSON pointer, and why. */
export interface StubProblem {
  readonly pointer: string;
  readonly message: string;
}

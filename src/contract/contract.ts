import type { FixtureValue } from './fixture.ts';
import type { Lifecycle } from './lifecycle.ts';

/**
 * How binding a clause is. `MUST` decides whether a run is red, `SHOULD` only under `--strict`,
 * `INFO` records what the documents leave open and judges nothing.
 */
export type Level = 'MUST' | 'SHOULD' | 'INFO';

/** Where a clause or an outcome is promised: a page of `spec/pages/` with its first and last line, counted from 1. */
export interface Source {
  readonly page: string;
  readonly lines?: readonly [first: number, last: number];
  readonly note?: string;
  /** The address of the page's lines, where the page is public. */
  readonly link?: string;
}

/** Where a document defines a clause: a file below the package, with `/`, and a line counted from 1. */
export interface ClausePlace {
  readonly file: string;
  readonly line: number;
}

/** One promise of the contract, under an id that is never reused and never given another meaning. */
export interface Clause {
  readonly id: string;
  readonly level: Level;
  /** One sentence in our own words. */
  readonly says: string;
  readonly source: Source;
  /** The name of the check in `src/evaluate/checks/portal/` that judges it. */
  readonly check: string;
  /** The name of the check that judges the case of the whole run, on clauses that have one beside their other cases. */
  readonly runCheck?: string;
  /** Whether it is asked once of a portal, or of each method that is judged. */
  readonly asks: 'portal' | 'method';
  /** The kinds of responses it holds for, on clauses that hold for every response of a run. */
  readonly runWide: readonly ('every-success' | 'every-error' | 'every-call')[];
  /** Figures that the check needs: seconds, bytes, repeats. */
  readonly limits: Readonly<Record<string, number>>;
  readonly place: ClausePlace;
}

/** A command of `batch`: it travels as `method?urlencoded parameters`, in one string. */
export interface CommandValue {
  readonly command: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

/** A value of a parameter: JSON, the id of a fixture, or what is made of such. */
export type ParameterValue =
  | Json
  | FixtureValue
  | CommandValue
  | CommandList
  | readonly ParameterValue[]
  | { readonly [name: string]: ParameterValue };

/** Commands of `batch`, as a list or under names. */
export type CommandList = readonly CommandValue[] | { readonly [name: string]: CommandValue };

/**
 * A documented response. `code` is absent for success, and null for an error of which the documents name the status alone. A
 * code that is a number stands here by its digits.
 */
export interface DocumentedResponse {
  readonly status: number;
  readonly code?: string | null;
}

/** A JSON value as it stands in a document or a request. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A JSON Schema (2020-12), as an object or a boolean. */
export type Schema = boolean | { readonly [keyword: string]: unknown };

/**
 * A class of requests together with the responses it must get: the rows of the table that makes the
 * document an oracle. Rows do not overlap: a request belongs to at most one class per set of fixtures.
 */
export interface Outcome {
  readonly name: string;
  readonly clause: string;
  /** The fixtures that its requests name, those that nobody has included. */
  readonly fixtures: readonly string[];
  /** JSON Schema over the parameters, with names in upper case. */
  readonly when: Schema;
  /** Which credential is presented; `given` is the configured one. */
  readonly credential: CredentialVariant;
  /** The REST method that is called, where it is not the document's own. */
  readonly calls?: string;
  /** Named example requests: name → parameters. */
  readonly requests: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;
  /** The responses that pass. Empty only for an INFO outcome. */
  readonly prefers: readonly DocumentedResponse[];
  /** The responses that are tolerated (`lenient`). */
  readonly accepts: readonly DocumentedResponse[];
  /** What commands of a batch come to, by name: a code, or null for a command that is passed over. */
  readonly commands?: Readonly<Record<string, string | null>>;
  /** Whether boundary values are derived from the schemas and classified into this outcome. */
  readonly derives: boolean;
}

/** The configured credential, or a variation of it that a portal must refuse. */
export type CredentialVariant =
  | 'given'
  | 'wrong-code'
  | 'first-character'
  | 'last-character'
  | 'shortened'
  | 'lengthened'
  | 'other-user'
  | 'middle-character'
  | 'other-case'
  | 'character-before'
  | 'space-before'
  | 'space-behind'
  | 'nul-behind'
  | 'escaped-twice'
  | 'user-with-letters'
  | 'user-zero'
  | 'user-with-zero'
  | 'user-with-plus'
  | 'wrong-token'
  | 'none';

/** A question the documents leave open: it is asked, the response written down, and nothing judged. */
export interface OpenQuestion {
  readonly name: string;
  /** The question, one sentence. */
  readonly asks: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

/** What a success of a method does on the portal. `idempotent`: doing it again changes nothing more. */
export type Effect = 'none' | 'idempotent' | 'creates' | 'changes' | 'deletes';

/** The document of one method in one edition, resolved, checked and ready to plan from. */
export interface Contract {
  /** The REST method, e.g. `im.dialog.writing`. Of a contract that has `parts` it is a title only: `documentsOf` lists them. */
  readonly method: string;
  /** The edition, e.g. `2024-12`. Of a contract that has `parts` it is a title only. */
  readonly edition: string;
  /** The contracts of the methods that it is put together of. */
  readonly parts?: readonly Contract[];
  /** What holds for every method is asked of a success and a refusal only, because other methods of the run are asked too. */
  readonly sampled?: true;
  /** The scope that a credential needs; null where it needs none. */
  readonly scope: string | null;
  readonly effect: Effect;
  /** The parameters that name what a call writes to; null where nobody has said it, so that it may write to anything. */
  readonly names: readonly string[] | null;
  /** JSON pointers into a response's body: what two right answers to the same call may differ in. */
  readonly volatile: readonly string[];
  /** SHA-256 over all files the contract was read from, hexadecimal. */
  readonly sha256: string;
  readonly clauses: readonly Clause[];
  readonly outcomes: readonly Outcome[];
  readonly openQuestions: readonly OpenQuestion[];
  readonly lifecycles: readonly Lifecycle[];
  /** Documented codes that no case can bring about, with the reason. */
  readonly untested: Readonly<Record<string, string>>;
  /** The schema of the parameters object of the operation. */
  readonly parameters: Schema;
  /** The schema of a success response's body. */
  readonly success: Schema;
  /** The schema of an error response's body. */
  readonly error: Schema;
  /** The schema of the `time` member. */
  readonly time: Schema;
  /** How the method may be called: HTTP method → the content types of a body, none where it takes no body. */
  readonly operations: Readonly<Record<string, readonly string[]>>;
  /** HTTP status → error codes documented under it (empty for success). */
  readonly responses: Readonly<Record<number, readonly string[]>>;
  /** All schemas of the document by name, for the second oracle and for coverage. */
  readonly schemas: Readonly<Record<string, Schema>>;
}

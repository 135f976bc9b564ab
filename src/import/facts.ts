import type { Json } from '../contract/contract.ts';

/** First and last line of a page, counted from 1. */
export type Lines = readonly [first: number, last: number];

/** A type of JSON Schema. */
export type JsonType = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'null';

/** A parameter, as a source describes it. */
export interface ParameterFact {
  readonly name: string;
  /** The types that its value may have; null where the source does not say it in a way that is understood. */
  readonly types: readonly JsonType[] | null;
  readonly required: boolean;
  /** Null where the source has no lines. */
  readonly line: number | null;
}

/** A refusal, as a row of a table of errors describes it. */
export interface ErrorFact {
  /** The code; empty where the row says that it is empty, null where it gives none that can be compared. */
  readonly code: string | null;
  /** The status of this row; null where only the page has one. */
  readonly status: number | null;
  /** Everything that the row says beside code and status. It is read for words and never written anywhere. */
  readonly words: string;
  readonly line: number;
}

/** What a success looks like. */
export interface SuccessFact {
  /** The body of the documented success; null where none can be read. */
  readonly sample: { readonly [name: string]: Json } | null;
  /** The types of `result` that the table of returned data gives; null where it gives none. */
  readonly resultTypes: readonly JsonType[] | null;
  /** The types of the members of the result, where the table of returned data gives them. */
  readonly members: Readonly<Record<string, readonly JsonType[]>>;
  readonly lines: Lines | null;
}

/** Where facts are from. */
export interface Origin {
  /** How clauses name it. */
  readonly name: 'official-docs' | 'vendor-method-file' | 'portal-openapi';
  /** Path within the source, with `/`. */
  readonly path: string;
  /** The commit of the source, hexadecimal; null where it is not known. */
  readonly commit: string | null;
}

/** What a source says of a method: facts, no sentence. */
export interface MethodFacts {
  readonly method: string;
  readonly isV3: boolean;
  /** Whether the source speaks of this method only, so that it is asked before others that do not. */
  readonly isTitled: boolean;
  readonly origin: Origin;
  /** The scopes that open it; none where the source names none. */
  readonly scopes: readonly string[];
  readonly deprecated: boolean;
  readonly parameters: readonly ParameterFact[];
  /** Whether parameters are known: from a table, or from the sentence that there are none. */
  readonly knowsParameters: boolean;
  /** The parameters of the sample that calls it; null where none can be read. */
  readonly example: { readonly [name: string]: Json } | null;
  readonly success: SuccessFact;
  readonly errors: readonly ErrorFact[];
  /** The statuses that refusals of the page have, each one that it states as a number. */
  readonly errorStatuses: readonly number[];
  /** Whether the sample of an error gives its code as a number. */
  readonly hasNumericCodes: boolean;
  /** Whether the source says that the method only reads; null where it does not say. */
  readonly reads: boolean | null;
  /** What sources say of the method that differs, each in a sentence. */
  readonly differences: readonly string[];
  /** Whether the heading of the page speaks of something that a call changes. */
  readonly headingWrites: boolean;
}

/** A page or file of a source that gives no method, with the reason. */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

/** What a source gives. */
export interface SourceFacts {
  readonly methods: readonly MethodFacts[];
  readonly leftOut: readonly LeftOut[];
}

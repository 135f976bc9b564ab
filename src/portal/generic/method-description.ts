import type { WireValue } from '../php/encode-json.ts';

/** A parameter as a document names it. `type` is that of JSON Schema, undefined where the document gives none. */
export interface DescribedParameter {
  readonly name: string;
  readonly type: string | undefined;
  readonly isRequired: boolean;
}

/** A refusal that a document promises. */
export interface DescribedRefusal {
  readonly status: number;
  /** Null where the document names the status alone. */
  readonly code: string | number | null;
}

/** A refusal that a document promises by a code in text. */
export interface NamedRefusal extends DescribedRefusal {
  readonly code: string;
}

/** What is refused when none of `parameters` is given. */
export interface MissingRule {
  readonly parameters: readonly string[];
  readonly refusal: DescribedRefusal;
}

/** What the reference portal needs of a method's document in order to answer in its place. All of it is resolved: nothing refers elsewhere. */
export interface MethodDescription {
  readonly name: string;
  /** The scopes of which one opens it; none = every credential may. */
  readonly scopes: readonly string[];
  /** Whether it is a method of REST 3.0, called under `/rest/api/` only. */
  readonly isV3: boolean;
  readonly parameters: readonly DescribedParameter[];
  /** The `result` of the document's example; null when it has none. */
  readonly result: WireValue;
  /** Whether the example has `total` or `next` beside its result. */
  readonly isPaged: boolean;
  /** The refusals of missing parameters; the rule with the most parameters counts first. */
  readonly missing: readonly MissingRule[];
  /** All refusals of one call that it promises. */
  readonly refusals: readonly NamedRefusal[];
  /** The refusal of an id that nobody has. */
  readonly unknownId: DescribedRefusal | undefined;
}

/** Where descriptions come from. Nothing is read before it is asked for. */
export interface DescriptionSource {
  /** The names of all described methods. */
  readonly names: ReadonlySet<string>;
  /**
   * The description of a method, undefined for a name that is not among `names`.
   *
   * @throws Error that names the document and what is wrong with it
   */
  describe(name: string): MethodDescription | undefined;
  /** The scopes of a described method, found without reading all of its document; `methods` asks for those of all. */
  scopesOf(name: string): readonly string[];
  /** Whether a described method is one of REST 3.0, found in the same way. */
  isV3(name: string): boolean;
}

/** A source that describes nothing. */
export const noDescriptions: DescriptionSource = {
  names: new Set(),
  describe: () => undefined,
  scopesOf: () => [],
  isV3: () => false,
};

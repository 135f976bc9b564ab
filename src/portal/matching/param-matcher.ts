/** What a parameter has to be, by a rule in place of a value. One member, or several that all hold. */
export interface ParamRule {
  /** The same, its members and their number included. */
  readonly $equals?: unknown;
  /** A regular expression that its text fits. */
  readonly $matches?: string;
  /** A part of its text, or an entry of its list. */
  readonly $contains?: unknown;
  /** Whether it is missing. */
  readonly $absent?: boolean;
}

/** A value, of whose members only those that are named count, or a {@link ParamRule}. */
export type ParamMatcher = unknown;

/** What parameters have to be, by name in any case. Parameters that are not named do not count. */
export type ParamMatchers = Readonly<Record<string, ParamMatcher>>;

const ruleNames: ReadonlySet<string> = new Set(['$equals', '$matches', '$contains', '$absent']);

/** The value as a rule; undefined for a value that stands for itself. */
export function asRule(value: unknown): ParamRule | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => ruleNames.has(name)) ? (value as ParamRule) : undefined;
}

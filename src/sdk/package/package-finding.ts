/** What a package is held to, each in a sentence. */
export const packageClauses = {
  'declares-dependencies': 'Every package that it imports is declared in its package.json.',
  'loads-as-module': 'It can be imported from an ECMAScript module.',
  'loads-as-commonjs': 'It can be required from CommonJS, where it says so.',
  'node-versions-hold': 'It and all that it depends on run on every version of Node that it declares.',
  'types-compile': 'Its types compile in strict mode, where it has types.',
} as const;

/** The id of a clause about packages. */
export type PackageClause = keyof typeof packageClauses;

/** What came of a clause. `not-run` where there is nothing to judge, `inconclusive` where something is missing that is needed to tell. */
export interface PackageResult {
  readonly clause: PackageClause;
  readonly verdict: 'pass' | 'fail' | 'not-run' | 'inconclusive';
  /** What was found, one or more sentences. Text of the package's own errors is in it: escape it. */
  readonly says: string;
}

/** The functions of `semver` that are used. It has no types of its own. @see https://github.com/npm/node-semver */
declare module 'semver' {
  const semver: {
    /** The range in its own spelling; null where it is none. */
    validRange(range: string): string | null;
    /** Whether every version of one range is in the other. */
    subset(range: string, other: string): boolean;
    satisfies(version: string, range: string): boolean;
  };
  export default semver;
}

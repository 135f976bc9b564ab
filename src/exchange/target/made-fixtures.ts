/** A fixture that a run has made, or is about to make. */
export interface MadeFixture {
  /** Its name in `spec/fixtures.yaml`. */
  readonly fixture: string;
  readonly by: 'caller' | 'second';
  /** The id that the portal gave, in digits; null where no response to the making has been read. */
  readonly id: string | null;
}

/** Keeps on disk what a run makes, so that another process can undo it. Each call returns when it is written. */
export interface FixtureJournal {
  /** The name of the run, which stands in the titles of what it makes. */
  readonly run: string;
  /** Called before a fixture is made, and again when its id is known. */
  made(fixture: MadeFixture): void;
  /** Called when nothing is left of a fixture. */
  undone(fixture: Pick<MadeFixture, 'fixture'>): void;
}

/** A journal of a run that nobody needs to clean up after. */
export function noJournal(run: string): FixtureJournal {
  return { run, made: () => undefined, undone: () => undefined };
}

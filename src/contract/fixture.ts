import type { Json } from './contract.ts';

/** How the id of a fixture is rewritten before it is sent; without a form it is sent as it is. */
export type FixtureForm = 'digits' | 'number' | 'upper' | 'zero' | 'newline';

/**
 * A value of a request that is only known when a portal is: the id of a fixture of `spec/fixtures.yaml`. `digits` is the
 * id without its prefix, `number` those digits as a JSON number, `upper` the id in capitals, `zero` has a zero before the
 * digits, `newline` a line feed behind the id.
 */
export interface FixtureValue {
  readonly $fixture: string;
  readonly form?: FixtureForm;
}

/** A call that makes or undoes a fixture. `{id}` in a text of its parameters stands for the id that the making gave. */
export interface FixtureCall {
  readonly method: string;
  readonly parameters?: Readonly<Record<string, Json>>;
}

/** A call that makes a fixture, or tells it. */
export interface FixtureMaking extends FixtureCall {
  /** JSON pointer of the id in the response's body. */
  readonly id: string;
  /** How the id is written in requests; as it is unless given. */
  readonly as?: string;
  /** Who sees what is made, for people; missing where nothing is made. */
  readonly seenBy?: string;
}

/** A call that lists what the caller has, with JSON pointers into the response's body and into an item of the list. */
export interface FixtureFind extends FixtureCall {
  /** The list. */
  readonly items: string;
  /** In an item: its title. */
  readonly text: string;
  /** In an item: its id. */
  readonly id: string;
  /** Whether the list goes on beyond this response. */
  readonly more: string;
}

/** Something that requests need of a portal, as `spec/fixtures.yaml` describes it. */
export interface Fixture {
  readonly name: string;
  /** Words for titles, e.g. `a chat of the caller`. */
  readonly says: string;
  /** An id as it looks in documents, where only its form matters. */
  readonly example: string;
  /** An id that nobody has. It needs no portal and is sent as it stands. */
  readonly value?: string;
  /** The setting that names one. */
  readonly setting?: string;
  /** The form that the setting's value must have: a regular expression. */
  readonly pattern?: string;
  /** What the setting must name, for people. */
  readonly meaning?: string;
  /** The id in the default seed of the reference portal. */
  readonly embedded?: string;
  /** Whose credential makes and undoes it. */
  readonly by?: 'caller' | 'second';
  /** The call that makes it or tells it. */
  readonly make?: FixtureMaking;
  /** Follows the making where the caller makes what the user of the second webhook would have made. */
  readonly then?: FixtureCall;
  readonly undo?: FixtureCall;
  /** The call that lists what the caller has. */
  readonly find?: FixtureFind;
  /** Who sees that a run calls for it, for people. */
  readonly seenBy: string;
}

/** Whether a value of a request stands for a fixture: an object with just the members that such a value may have. */
export function isFixtureValue(value: unknown): value is FixtureValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if (typeof (value as Record<string, unknown>)['$fixture'] !== 'string') return false;
  return Object.keys(value).every((name) => name === '$fixture' || name === 'form');
}

/** The id of a fixture in a form. */
export function writtenAs(id: string, form: FixtureForm | undefined): string | number {
  const digits = id.replace(/^\D+/, '');
  switch (form) {
    case 'digits':
      return digits;
    case 'number':
      return Number(digits);
    case 'upper':
      return id.toUpperCase();
    case 'zero':
      return `${id.slice(0, id.length - digits.length)}0${digits}`;
    case 'newline':
      return `${id}\n`;
    default:
      return id;
  }
}

/** The names of all fixtures that stand in a value, however deep, each once and in the order in which they stand. */
export function fixturesIn(value: unknown): readonly string[] {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (isFixtureValue(part)) found.add(part.$fixture);
    else if (typeof part === 'object' && part !== null) for (const item of Object.values(part)) visit(item);
  };
  visit(value);
  return [...found];
}

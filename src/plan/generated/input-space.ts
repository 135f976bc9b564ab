import fc, { type Arbitrary } from 'fast-check';
import type { Contract, Json } from '../../contract/contract.ts';
import { type FixtureValue, fixturesIn } from '../../contract/fixture.ts';
import { withExamples } from '../../contract/known-fixtures.ts';
import type { PlannedRequest } from '../case.ts';
import { succeeds } from '../inputs.ts';
import { probeParameter } from '../probe-parameter.ts';
import type { Lent } from './reach.ts';
import { texts } from './texts.ts';

/** Where generated requests go: fixtures lent to the run, and whether the portal is a test's own. */
export interface Aim {
  readonly lent: Lent;
  /** On this machine. Elsewhere nothing is sent that might reach anything but the fixtures lent. */
  readonly loopback: boolean;
  /** Whether a request may be sent there at all. */
  readonly maySend: (request: PlannedRequest) => boolean;
}

/** Values that requests are made of. */
export interface InputSpace {
  readonly text: Arbitrary<string>;
  /** Text of a few letters and marks. */
  readonly word: Arbitrary<string>;
  /** Any JSON value but numbers, which the documents leave open. */
  readonly any: Arbitrary<Json>;
  /** Fixtures that the target lends and a right portal accepts. */
  readonly fixtures: readonly FixtureValue[];
}

/** Prefixes of ids: what stands before the digits in the documents' examples. */
function prefixesOf(contract: Contract): readonly string[] {
  const samples = contract.outcomes
    .filter(({ credential, calls }) => credential === 'given' && calls === undefined)
    .flatMap(({ requests }) =>
      Object.values(requests).map((one) => withExamples(one)[probeParameter(contract)]),
    );
  const found = samples.flatMap((sample) =>
    typeof sample === 'string' && /^[a-z]*\d+$/.test(sample) ? [sample.replace(/\d+$/, '')] : [],
  );
  return found.length === 0 ? [''] : [...new Set(found)].sort();
}

/**
 * What the suite does not generate. Ids of kinds that some portals know and no page names (`crm5`, `SG5`): an open
 * question. Texts of one or two characters in a long row: a response may hold eight blanks by chance, and `no-echo`
 * would hear an echo.
 */
function isApplicable(text: string): boolean {
  return !/^(?:sg|crm)\d+\s*$/i.test(text) && (text.length < 8 || new Set(text).size > 2);
}

/** The values for a contract and a target. */
export function inputSpace(
  contract: Contract,
  { lent, loopback }: Pick<Aim, 'lent' | 'loopback'>,
): InputSpace {
  const accepted = fixturesIn(contract.outcomes.filter(succeeds).map(({ requests }) => requests)).filter(
    (name) => lent[name] !== undefined,
  );
  const text = texts(prefixesOf(contract), {
    known: accepted.map((name) => (lent[name] ?? '').replace(/^\D+/, '')),
    free: loopback,
  }).filter(isApplicable);
  const short = text.filter(({ length }) => length < 12);
  const any = fc.oneof(
    { arbitrary: text, weight: 9 },
    { arbitrary: fc.constantFrom(null, '', true, false), weight: 2 },
    { arbitrary: fc.array(fc.oneof(short, fc.boolean()), { maxLength: 3 }), weight: 1 },
    {
      arbitrary: fc.dictionary(fc.constantFrom('ID', 'VALUE', 'x', 'y'), short, {
        maxKeys: 2,
        noNullPrototype: true,
      }),
      weight: 1,
    },
  );
  return { text, word: short, any, fixtures: accepted.map(($fixture) => ({ $fixture })) };
}

import fc, { type Arbitrary } from 'fast-check';
import type { Contract, DialogValue, Json } from '../../contract/contract.ts';
import type { Lent } from './reach.ts';
import { texts } from './texts.ts';

/** Where generated requests go: dialogs lent to the run, and whether the portal is a test's own. */
export interface Aim {
  readonly lent: Lent;
  /** On this machine. Elsewhere nothing is sent that might reach anybody but the dialogs lent. */
  readonly loopback: boolean;
}

/** Values that requests are made of. */
export interface InputSpace {
  readonly text: Arbitrary<string>;
  /** Text of a few letters and marks. */
  readonly word: Arbitrary<string>;
  /** Any JSON value but numbers, which the documents leave open. */
  readonly any: Arbitrary<Json>;
  /** Dialogs that the target lends and a right portal accepts. */
  readonly dialogs: readonly DialogValue[];
}

/** Prefixes of ids: what stands before the digits in the documents' examples. */
function prefixesOf(contract: Contract): readonly string[] {
  const samples = contract.outcomes
    .filter(({ credential, calls }) => credential === 'given' && calls === undefined)
    .flatMap(({ requests }) => Object.values(requests).map((one) => one[contract.dialogParameter]));
  const found = samples.flatMap((sample) =>
    typeof sample === 'string' && /^[a-z]*\d+$/.test(sample) ? [sample.replace(/\d+$/, '')] : [],
  );
  return [...new Set(found)].sort();
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
export function inputSpace(contract: Contract, { lent, loopback }: Aim): InputSpace {
  const digits = (id: string | undefined) => (id === undefined ? [] : [id.replace(/^\D+/, '')]);
  const text = texts(prefixesOf(contract), {
    users: digits(lent.user),
    chats: digits(lent.member),
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
  const roles = ['member', 'user'] as const;
  const dialogs = roles.filter((role) => lent[role] !== undefined).map((dialog) => ({ dialog }));
  return { text, word: short, any, dialogs };
}

import { type FixtureValue, writtenAs } from '../../contract/fixture.ts';
import { knownFixtures } from '../../contract/known-fixtures.ts';
import type { AllowedMethod } from '../allowed-methods.ts';
import type { Fixtures } from '../http/resolve-parameters.ts';
import { absentDigits, beyondDigits } from './lend-digits.ts';
import type { PossibleId } from './possible-ids.ts';

const idForm = /^(\D*)0*(\d+)\s*$/;

/** The prefix of an id in small letters, and its digits. */
function partsOf(id: string): { readonly prefix: string; readonly digits: string } {
  const [, prefix = '', digits = ''] = idForm.exec(id) ?? [];
  return { prefix: prefix.toLowerCase(), digits };
}

/** Numbers that nobody has, whatever they name: zero, those beyond 64 bits, and those of the fixtures that do not exist. */
export function isNobodys(number: string): boolean {
  return /^0*$/.test(number) || number.length >= beyondDigits || number === absentDigits;
}

/** What may be named in the parameters of a run's calls. What digits name depends on the parameter: a user, a chat, a message. */
export interface NameableIds {
  /** What stands before the digits of ids, in small letters. */
  readonly prefixes: ReadonlySet<string>;
  /** Whether a parameter may name an id. */
  includes(method: AllowedMethod, parameter: string, id: PossibleId): boolean;
  /** The digits of a fixture that a success is documented for, by the prefix that they stand behind; undefined where none is lent. */
  digitsBehind(method: AllowedMethod, parameter: string, prefix: string): string | undefined;
  /** Takes note of an id that a method gave to what it created. */
  learn(maker: string, id: string): void;
}

/** Knows the ids that a target lends, and those of what a run has made: by the method that made it. */
export function createNameableIds(fixtures: Fixtures): NameableIds {
  const made = new Map<string, Set<string>>();
  const idOf = ({ $fixture, form }: FixtureValue): string | undefined => {
    const id = fixtures[$fixture] ?? knownFixtures().get($fixture)?.value;
    return id === undefined ? undefined : String(writtenAs(id, form));
  };
  const samples = [...knownFixtures().values()].map(({ example }) => example);
  return {
    prefixes: new Set([...samples, ...Object.values(fixtures)].map((id) => partsOf(id).prefix)),
    includes({ given, results }, parameter, { prefix, number }) {
      if (isNobodys(number)) return true;
      if (prefix === null) return false;
      const isGiven = (given.get(parameter) ?? []).some((value) => {
        const id = partsOf(idOf(value) ?? '');
        return id.prefix === prefix && id.digits === number;
      });
      const makers = (results.get(parameter) ?? []).filter((one) => one.prefix === prefix);
      return isGiven || makers.some(({ maker }) => made.get(maker)?.has(number));
    },
    digitsBehind({ given }, parameter, prefix) {
      const ids = (given.get(parameter) ?? [])
        .filter(({ succeeds }) => succeeds)
        .flatMap((value) => idOf(value) ?? []);
      return ids.map(partsOf).find((id) => id.prefix === prefix)?.digits;
    },
    learn(maker, id) {
      made.set(maker, (made.get(maker) ?? new Set()).add(id));
    },
  };
}

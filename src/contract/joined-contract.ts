import type { Clause, Contract, Outcome } from './contract.ts';
import { isFixtureValue } from './fixture.ts';
import { digest } from './known-contracts.ts';

/** The contracts that a contract is put together of; itself where it is of one method. */
export function partsOf(contract: Contract): readonly Contract[] {
  return contract.parts ?? [contract];
}

/** The part of a contract that a clause belongs to. */
export function partOf(contract: Contract, clause: string): Contract {
  return contract.parts?.find(({ clauses }) => clauses.some(({ id }) => id === clause)) ?? contract;
}

/** Puts the method before the names of clauses, because several methods have clauses of the same name. */
function qualified(contract: Contract): Contract {
  const name = (id: string) => `${contract.method}:${id}`;
  return {
    ...contract,
    clauses: contract.clauses.map((clause): Clause => ({ ...clause, id: name(clause.id) })),
    outcomes: contract.outcomes.map((outcome): Outcome => ({ ...outcome, clause: name(outcome.clause) })),
  };
}

/** How often a call is repeated of a method beside the one that the portal's clauses are asked of. */
const fewRepeats = { repeats: 3, together: 2 } as const;

/** A contract without the clauses that are asked once of a portal, and with the others asked of two calls only. */
function sampled(contract: Contract): Contract {
  const clauses = contract.clauses
    .filter(({ asks }) => asks === 'method')
    .map((clause) => (clause.limits['repeats'] === undefined ? clause : { ...clause, limits: fewRepeats }));
  const asked = new Set(clauses.map(({ id }) => id));
  const outcomes = contract.outcomes.filter(({ clause }) => asked.has(clause));
  return { ...contract, clauses, outcomes, sampled: true };
}

/** Whether a request of an outcome holds text only, so that it can travel by every way. */
function isText({ requests }: Outcome): boolean {
  return Object.values(requests).some((parameters) =>
    Object.values(parameters).every((value) => typeof value === 'string' || isFixtureValue(value)),
  );
}

/** Whether the clauses about a portal can be asked of a method: it does no harm, and must succeed and refuse. */
function carries({ effect, outcomes, clauses }: Contract): boolean {
  const demanded = new Set(clauses.flatMap(({ id, level }) => (level === 'INFO' ? [] : id)));
  const own = outcomes.filter(
    (outcome) =>
      outcome.credential === 'given' &&
      outcome.calls === undefined &&
      demanded.has(outcome.clause) &&
      isText(outcome),
  );
  const isRefusal = ({ prefers }: Outcome) => prefers.every(({ code }) => code !== undefined);
  return (effect === 'none' || effect === 'idempotent') && own.some(isRefusal) && !own.every(isRefusal);
}

const joined = new Map<string, Contract>();

/**
 * One contract of several methods, for a run that judges all of them. What holds for a portal is asked once, of the first method
 * that can be called freely; what holds for every method is asked of each by a success and a refusal. Clauses are named
 * `method:clause`. The same parts give the same object.
 */
export function joinContracts(contracts: readonly [Contract, ...Contract[]]): Contract {
  const [first] = contracts;
  if (contracts.length === 1) return first;
  const sha256 = digest(contracts.map((contract) => Buffer.from(contract.sha256)));
  const known = joined.get(sha256);
  if (known !== undefined) return known;
  const carrier = contracts.find(carries);
  const parts = contracts.map((contract) => qualified(contract === carrier ? contract : sampled(contract)));
  const made: Contract = {
    ...first,
    method: contracts.map(({ method }) => method).join(','),
    edition: [...new Set(contracts.map(({ edition }) => edition))].join(','),
    sha256,
    clauses: parts.flatMap(({ clauses }) => clauses),
    outcomes: parts.flatMap(({ outcomes }) => outcomes),
    openQuestions: parts.flatMap(({ openQuestions }) => openQuestions),
    lifecycles: parts.flatMap(({ lifecycles }) => lifecycles),
    parts,
  };
  joined.set(sha256, made);
  return made;
}

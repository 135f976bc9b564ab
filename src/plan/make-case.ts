import type { Clause, Contract } from '../contract/contract.ts';
import type { Case, PlannedRequest } from './case.ts';

/** What a generator says of a case; id, level, check and source come from its clause. */
export type CaseDraft = Pick<Case, 'title'> & {
  readonly name: string;
  readonly requests: readonly PlannedRequest[];
  readonly together?: boolean;
} & Partial<
    Pick<Case, 'needs' | 'prefers' | 'accepts' | 'commands' | 'runWide' | 'unpromised' | 'partial' | 'steps'>
  >;

/** The clause of a name, if this edition has it. Beside other methods it is named `method:clause`. */
export function clauseNamed(contract: Contract, id: string): Clause | undefined {
  return contract.clauses.find((clause) => clause.id === id || clause.id.endsWith(`:${id}`));
}

/** Makes a case of a clause. */
export function makeCase(clause: Clause, draft: CaseDraft): Case {
  const {
    name,
    requests,
    together = false,
    title,
    needs = [],
    prefers = [],
    accepts = [],
    commands,
    runWide,
    unpromised,
    partial,
    steps,
  } = draft;
  return {
    id: `${clause.id}/${name}`,
    title,
    clause: clause.id,
    level: clause.level,
    check: clause.check,
    source: clause.source,
    steps: steps ?? [{ together, requests }],
    needs,
    prefers,
    accepts,
    ...(commands === undefined ? {} : { commands }),
    ...(partial === undefined ? {} : { partial }),
    ...(runWide === undefined ? {} : { runWide }),
    ...(unpromised === undefined ? {} : { unpromised }),
  };
}

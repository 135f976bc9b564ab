import type { Contract } from '../../../src/contract/contract.ts';
import type { Case } from '../../../src/plan/case.ts';
import { planHash } from '../../../src/plan/plan-hash.ts';
import { suiteVersion } from '../../../src/suite-version.ts';
import type { Mutant } from '../mutant.ts';
import type { MutantRun } from './judge-mutant.ts';
import { isWanted, type MutantFate, verdictOfMutant } from './mutant-verdict.ts';

/** One mutant and what became of it. */
export interface SummarisedMutant {
  readonly name: string;
  readonly kind: string;
  readonly level: Mutant['level'];
  readonly clause: string;
  readonly breaks: string;
  readonly fate: MutantFate;
  /** What is wrong with its fate; empty where nothing is. */
  readonly problem: string;
  readonly killedBy: number;
  /** Up to three of the cases that saw it, those of its own clause first. */
  readonly killers: readonly string[];
}

/** How many of a group of mutants came to what was wanted. */
export interface MutantCount {
  readonly mutants: number;
  readonly asWanted: number;
}

/** What the mutant mutation runner found, small enough to be shipped and shown. */
export interface MutantSummary {
  readonly schemaVersion: 1;
  readonly suite: { readonly name: string; readonly version: string };
  readonly contract: { readonly method: string; readonly edition: string };
  /** The plan; `narrowed` where each mutant was judged by the part of it that concerns its clause. */
  readonly plan: { readonly sha256: string; readonly cases: number; readonly narrowed: boolean };
  readonly total: MutantCount;
  readonly byLevel: Readonly<Record<string, MutantCount>>;
  readonly byKind: Readonly<Record<string, MutantCount>>;
  /** Clause → cases that see no mutant, and all its cases. */
  readonly idle: Readonly<Record<string, { readonly idle: number; readonly cases: number }>>;
  readonly mutants: readonly SummarisedMutant[];
}

/** What the runs were made with. */
export interface SummaryFacts {
  readonly contract: Contract;
  readonly plan: readonly Case[];
  readonly narrowed: boolean;
}

const shownKillers = 3;

function summarised(run: MutantRun): SummarisedMutant {
  const { mutant, killers } = run;
  const { name, kind, level, clause, breaks } = mutant;
  const own = killers.filter((id) => id.startsWith(`${clause}/`));
  const others = killers.filter((id) => !id.startsWith(`${clause}/`));
  return {
    name,
    kind,
    level,
    clause,
    breaks,
    ...verdictOfMutant(run),
    killedBy: killers.length,
    killers: [...own, ...others].slice(0, shownKillers),
  };
}

function countsBy(
  mutants: readonly SummarisedMutant[],
  group: (mutant: SummarisedMutant) => string,
): Readonly<Record<string, MutantCount>> {
  const names = [...new Set(mutants.map(group))];
  return Object.fromEntries(
    names.map((name) => [name, countOf(mutants.filter((mutant) => group(mutant) === name))]),
  );
}

function countOf(mutants: readonly SummarisedMutant[]): MutantCount {
  return { mutants: mutants.length, asWanted: mutants.filter(isWanted).length };
}

function idleCases(runs: readonly MutantRun[], plan: readonly Case[]): MutantSummary['idle'] {
  const busy = new Set(runs.flatMap(({ killers }) => killers));
  const judging = plan.filter(({ level }) => level !== 'INFO');
  const clauses = [...new Set(judging.map(({ clause }) => clause))].sort();
  return Object.fromEntries(
    clauses.map((clause) => {
      const cases = judging.filter((planned) => planned.clause === clause);
      return [clause, { idle: cases.filter(({ id }) => !busy.has(id)).length, cases: cases.length }];
    }),
  );
}

/** Puts the runs against all mutants together. The same runs give the same bytes: no time and no machine is in it. */
export function summariseMutants(
  runs: readonly MutantRun[],
  { contract, plan, narrowed }: SummaryFacts,
): MutantSummary {
  const mutants = runs.map(summarised);
  const { name, version } = suiteVersion();
  return {
    schemaVersion: 1,
    suite: { name, version },
    contract: { method: contract.method, edition: contract.edition },
    plan: { sha256: planHash(plan), cases: plan.length, narrowed },
    total: countOf(mutants),
    byLevel: countsBy(mutants, ({ level }) => level),
    byKind: countsBy(mutants, ({ kind }) => kind),
    idle: idleCases(runs, plan),
    mutants,
  };
}

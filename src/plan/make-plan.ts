import type { Contract } from '../contract/contract.ts';
import type { Case, PlannedRequest } from './case.ts';
import { answerCases } from './cases/answer-cases.ts';
import { batchCases } from './cases/batch-cases.ts';
import { encodingCases } from './cases/encoding-cases.ts';
import { hostileCases } from './cases/hostile-cases.ts';
import { malformedJsonCases } from './cases/malformed-json-cases.ts';
import { nameCases } from './cases/name-cases.ts';
import { outcomeCases } from './cases/outcome-cases.ts';
import { questionCases } from './cases/question-cases.ts';
import { repeatCases } from './cases/repeat-cases.ts';
import { everyRepeatCases, openingCases, spread } from './cases/spread-cases.ts';
import { plannedRequest, withoutTurn } from './planned-request.ts';

/** The parts of a plan, in the order they are run. What watches the whole run comes last. */
export const chapters = ['method', 'encodings', 'inputs', 'repeats', 'questions', 'answers'] as const;

/** One part of a plan: a spec file of its own. */
export type Chapter = (typeof chapters)[number];

const generators: Readonly<Record<Chapter, readonly ((contract: Contract) => readonly Case[])[]>> = {
  method: [openingCases, outcomeCases],
  encodings: [encodingCases, nameCases],
  inputs: [malformedJsonCases, hostileCases],
  repeats: [repeatCases, batchCases],
  questions: [questionCases],
  answers: [everyRepeatCases, answerCases],
};

/** How a plan departs from the usual one. */
export interface PlanOptions {
  /** How often the same call is repeated, in place of what the document says; null leaves it. */
  readonly repeat: number | null;
}

const usual: PlanOptions = { repeat: null };

function withRepeats(contract: Contract, { repeat }: PlanOptions): Contract {
  if (repeat === null) return contract;
  const clauses = contract.clauses.map((clause) =>
    clause.limits['repeats'] === undefined
      ? clause
      : { ...clause, limits: { ...clause.limits, repeats: repeat } },
  );
  return { ...contract, clauses };
}

/** The cases of one chapter. Pure: the same contract gives the same cases, in the same order, in every process. */
export function chapterCases(contract: Contract, chapter: Chapter, options = usual): readonly Case[] {
  const repeated = withRepeats(contract, options);
  const cases = generators[chapter].flatMap((generate) => generate(repeated));
  return chapter === 'answers' ? cases : spread(repeated, chapter, chapters.indexOf(chapter), cases);
}

/** All cases of a contract, in the order they are run. */
export function makePlan(contract: Contract, options = usual): readonly Case[] {
  return chapters.flatMap((chapter) => chapterCases(contract, chapter, options));
}

/** The number of requests a set of cases sends: equal requests are sent once. */
export function countRequests(cases: readonly Case[]): number {
  const keys = cases.flatMap(({ steps }) => steps.flatMap(({ requests }) => requests.map(({ key }) => key)));
  return new Set(keys).size;
}

/** How many of those requests repeat another: what a set of cases spends on repetition. */
export function countRepeats(cases: readonly Case[]): number {
  const keys = cases.flatMap(({ steps }) => steps.flatMap(({ requests }) => requests.map(({ key }) => key)));
  return new Set(keys).size - new Set(keys.map(withoutTurn)).size;
}

/**
 * Plain calls that any portal refuses and that reach nobody: they show whether the portal is there at all. The second
 * does not touch the method, so that a portal whose method is broken is not taken for one that is away.
 */
export function controlRequests(contract: Contract): readonly PlannedRequest[] {
  return [
    plannedRequest(contract, { parameters: { [contract.dialogParameter]: 'abc' }, turn: 'control' }),
    plannedRequest(contract, { method: `${contract.method}.control`, turn: 'control' }),
  ];
}

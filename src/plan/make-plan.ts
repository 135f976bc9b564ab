import type { Contract } from '../contract/contract.ts';
import { partsOf } from '../contract/joined-contract.ts';
import { type Case, embeddedPortal, type Generates } from './case.ts';
import { aftermathCases } from './cases/aftermath-cases.ts';
import { anyUrlCases, anyWayCases } from './cases/any-way-cases.ts';
import { batchCases } from './cases/batch-cases.ts';
import { codingCases } from './cases/coding-cases.ts';
import { credentialQuestionCases, tokenCases } from './cases/credential-cases.ts';
import { encodingCases } from './cases/encoding-cases.ts';
import { generatedCases } from './cases/generated-cases.ts';
import { hostileCases } from './cases/hostile-cases.ts';
import { lifecycleCases } from './cases/lifecycle-cases.ts';
import { listCases } from './cases/list-cases.ts';
import { malformedJsonCases } from './cases/malformed-json-cases.ts';
import { nameCases } from './cases/name-cases.ts';
import { outcomeCases } from './cases/outcome-cases.ts';
import { questionCases } from './cases/question-cases.ts';
import { repeatCases } from './cases/repeat-cases.ts';
import { responseCases } from './cases/response-cases.ts';
import { spellingCases } from './cases/spelling-cases.ts';
import { everyRepeatCases, openingCases, spread } from './cases/spread-cases.ts';
import { urlCases } from './cases/url-cases.ts';
import { defaultGenerates } from './default-generates.ts';
import { writes } from './inputs.ts';
import { isOwnMethod } from './own-method.ts';

/** The parts of a plan, in the order they are run. Run-wide cases come last. */
export const suites = [
  'method',
  'encodings',
  'inputs',
  'repeats',
  'questions',
  'generated',
  'responses',
] as const;

/** One part of a plan: a spec file of its own. */
export type Suite = (typeof suites)[number];

type Generator = (contract: Contract, generates: Generates) => readonly Case[];

const generators: Readonly<Record<Suite, readonly Generator[]>> = {
  method: [openingCases, outcomeCases, tokenCases, lifecycleCases],
  encodings: [encodingCases, spellingCases, urlCases, listCases, anyUrlCases, nameCases, codingCases],
  inputs: [malformedJsonCases, hostileCases, anyWayCases],
  repeats: [repeatCases, aftermathCases, batchCases],
  questions: [questionCases, credentialQuestionCases],
  generated: [generatedCases],
  responses: [everyRepeatCases, responseCases],
};

/** Suites without repeats in their middle and at their end. */
const unspread: readonly Suite[] = ['generated', 'responses'];

/** How a plan departs from the usual one. */
export interface PlanOptions {
  /** How often the same call is repeated, in place of what the document says; null leaves it. */
  readonly repeat: number | null;
  /** How many requests each generated case makes up; the default unless given. */
  readonly fuzz?: number;
  /** What they are made from; the default unless given. */
  readonly seed?: number;
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

function generateSuite(contract: Contract, suite: Suite, options: PlanOptions): readonly Case[] {
  const repeated = withRepeats(contract, options);
  const { fuzz: runs = defaultGenerates.runs, seed = defaultGenerates.seed } = options;
  const cases = generators[suite].flatMap((generate) => generate(repeated, { runs, seed }));
  const spreaded =
    unspread.includes(suite) || contract.sampled === true
      ? cases
      : spread(repeated, suite, suites.indexOf(suite), cases);
  const asked = spreaded.filter(sends);
  return contract.names === null && writes(contract) ? keptHere(contract, asked) : asked;
}

/** Whether a case has anything to send: a method may have no request that its kind of case could repeat. */
function sends({ steps, generates, runWide }: Case): boolean {
  const isEmpty = steps.every(({ requests }) => requests.length === 0);
  return !isEmpty || generates !== undefined || runWide === 'every-call';
}

/** Cases that call the method are for the embedded portal only, because nobody has said what it writes to. */
function keptHere(contract: Contract, cases: readonly Case[]): readonly Case[] {
  return cases.map((planned) => {
    const calls = planned.steps.some(({ requests }) => requests.some((one) => isOwnMethod(one, contract)));
    return calls ? { ...planned, needs: [...planned.needs, embeddedPortal] } : planned;
  });
}

/** The plans of this process: a contract's plan is made once, however many parts of a program ask for it. */
const plans = new WeakMap<Contract, Map<string, ReadonlyMap<Suite, readonly Case[]>>>();

function planned(contract: Contract, options: PlanOptions): ReadonlyMap<Suite, readonly Case[]> {
  const known = plans.get(contract) ?? new Map<string, ReadonlyMap<Suite, readonly Case[]>>();
  plans.set(contract, known);
  const key = JSON.stringify([options.repeat, options.fuzz ?? null, options.seed ?? null]);
  const made =
    known.get(key) ??
    new Map(
      suites.map((suite) => [
        suite,
        partsOf(contract).flatMap((part) => generateSuite(part, suite, options)),
      ]),
    );
  known.set(key, made);
  return made;
}

/** The cases of one suite. Pure: the same contract gives the same cases, in the same order, in every process. */
export function suiteCases(contract: Contract, suite: Suite, options = usual): readonly Case[] {
  return planned(contract, options).get(suite) ?? [];
}

/** All cases of a contract, in the order they are run. */
export function makePlan(contract: Contract, options = usual): readonly Case[] {
  return [...planned(contract, options).values()].flat();
}

/** The number of requests a set of cases sends: equal requests are sent once. */
export function countRequests(cases: readonly Case[]): number {
  const keys = cases.flatMap(({ steps }) => steps.flatMap(({ requests }) => requests.map(({ key }) => key)));
  return new Set(keys).size;
}

/** How many requests generated cases make at most, the references of compared ones included; shrinking a failure adds to them. */
export function countGenerated(cases: readonly Case[]): number {
  const counts = cases.map(
    ({ generates, check }) => (generates?.runs ?? 0) * (check === 'same-outcome' ? 2 : 1),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** How many of those requests repeat another: what a set of cases spends on repetition. */
export function countRepeats(cases: readonly Case[]): number {
  const requests = cases.flatMap(({ steps }) => steps.flatMap((step) => step.requests));
  return new Set(requests.map(({ key }) => key)).size - new Set(requests.map(({ baseKey }) => baseKey)).size;
}

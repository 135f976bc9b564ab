import { appendFileSync, writeFileSync } from 'node:fs';
import type { JudgedCase } from '../../../src/evaluate/judge/judge.ts';
import type { Exchange } from '../../../src/exchange/record/exchange.ts';
import type { Case } from '../../../src/plan/case.ts';
import { generations } from '../../../src/portal/generations/all-generations.ts';
import type { PortalOptions } from '../../../src/portal/portal-options.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { embeddedTarget } from '../../../src/run/embedded-target.ts';
import { runPlan } from '../../../src/run/run-plan.ts';
import { mutants } from '../all-mutants.ts';
import { breaking } from '../breaking.ts';
import { concludeRun, planOf } from './recorded-run.ts';

async function perform(options: PortalOptions, edition: string): Promise<readonly JudgedCase<Case>[]> {
  const { contract, plan } = await planOf(edition);
  const portal = await startPortal(options);
  const target = embeddedTarget(portal, { timeoutMs: 5_000, rate: null });
  return runPlan({ contract, target, cases: plan }).finally(() => portal.close());
}

/** A response without what differs from call to call, so that equal responses are kept once. */
function looksOf({ response, failure, confirmation }: Exchange): string {
  const text = JSON.stringify([response, failure?.code, confirmation === undefined]);
  return text.replace(/\d+\.\d+|\d{5,}|\d\d:\d\d:\d\d/g, '0');
}

/** What a case came to, and where: cases that came to the same are all of one kind. */
const toldOf = ({ planned, judgement }: JudgedCase<Case>) =>
  JSON.stringify([planned.clause, judgement.verdict, judgement.findings.map(({ code }) => code)]);

/** Cases of one kind that are kept of a run. */
const ofOneKind = 4;

/**
 * A case is kept for a response that neither the reference portal nor an earlier case got, for what it came to (a few of
 * each kind), or because it is one of the first, which stand for all: every mutant is tried with all runs, so they have
 * to be short.
 */
export function worthKeeping(
  judged: readonly JudgedCase<Case>[],
  reference: readonly JudgedCase<Case>[],
): readonly JudgedCase<Case>[] {
  const usual = new Map(reference.map((one) => [one.planned.id, toldOf(one)]));
  const seen = new Set(reference.flatMap(({ exchanges }) => exchanges.map(looksOf)));
  const kept = new Map<string, number>();
  return judged.filter((one, index) => {
    const looks = one.exchanges.map(looksOf).filter((look) => !seen.has(look));
    for (const look of looks) seen.add(look);
    const told = toldOf(one);
    const ofThisKind = (kept.get(told) ?? 0) + 1;
    const isKept =
      index < 12 || looks.length > 0 || (usual.get(one.planned.id) !== told && ofThisKind <= ofOneKind);
    if (isKept) kept.set(told, ofThisKind);
    return isKept;
  });
}

/** Runs the reference portal, its generations and all mutants, and writes a line for each run. */
export async function recordRuns(file: string): Promise<number> {
  writeFileSync(file, '');
  let count = 0;
  const reference = await perform({}, '2024-12');
  const write = async (
    name: string,
    edition: string,
    ledger: string | null,
    judged: readonly JudgedCase<Case>[],
  ) => {
    const evidence = judged.map(({ planned, exchanges }) => [planned.id, exchanges] as const);
    const run = { name, edition, ledger, evidence };
    appendFileSync(file, `${JSON.stringify({ ...run, expected: await concludeRun(run) })}\n`);
    count += 1;
  };
  await write('reference', '2024-12', null, worthKeeping(reference, []));
  for (const { name } of generations) {
    for (const edition of ['2024-12', '2026-08']) {
      const judged = await perform({ generation: name }, edition);
      await write(`${name} ${edition} with its ledger`, edition, name, worthKeeping(judged, reference));
      await write(`${name} ${edition}`, edition, null, worthKeeping(judged, reference));
    }
  }
  for (const { name } of mutants)
    await write(name, '2024-12', null, worthKeeping(await perform(breaking(name), '2024-12'), reference));
  return count;
}

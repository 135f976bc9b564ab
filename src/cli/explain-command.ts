import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { onlyAddress } from '../contract/addresses.ts';
import { loadContract } from '../contract/load-contract.ts';
import type { Case, PlannedRequest } from '../plan/case.ts';
import { describeParameters } from '../plan/describe.ts';
import { makePlan } from '../plan/make-plan.ts';
import { reportedCase, reportedClause } from '../report/model/make-report.ts';
import type { Report } from '../report/model/report.ts';
import { caseText } from '../report/text/explain-text.ts';
import { termsOf } from '../run/run-request.ts';
import { didYouMean } from '../settings/setting-names.ts';
import { type CommonOptions, requestOf, settingsFor, withOptions } from './common-options.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { explainSdk } from './explain-sdk.ts';
import { usesColour } from './words-for-people.ts';
import { writeOut } from './write-out.ts';

function requestLine({
  encoding,
  method,
  suffix,
  parameters,
  raw,
  rawQuery,
  credential,
}: PlannedRequest): string {
  const what =
    raw === undefined
      ? (rawQuery ?? describeParameters(parameters))
      : `a raw body of ${Buffer.from(raw.base64, 'base64').length} bytes (${raw.contentType})`;
  return `${encoding} ${method}${suffix}: ${what}${credential === 'given' ? '' : `, credential ${credential}`}`;
}

function lastRun(reportDir: string, id: string): { readonly report: Report; readonly index: number } | null {
  try {
    const report = JSON.parse(readFileSync(join(reportDir, 'report.json'), 'utf8')) as Report;
    const index = report.cases.findIndex((one) => one.id === id);
    return index < 0 ? null : { report, index };
  } catch {
    return null;
  }
}

function unknown(id: string, plan: readonly Case[]): UsageError {
  const ids = plan.map((planned) => planned.id);
  const near = ids.filter((other) => other.includes(id)).slice(0, 5);
  const guess = near.length > 0 ? near : [didYouMean(id, ids)].filter((other) => other !== null);
  const hint = guess.length > 0 ? `Did you mean ${guess.join(', ')}?` : '`plan` lists all of them.';
  return new UsageError(`There is no case ${JSON.stringify(id)}. ${hint}`);
}

async function explain(id: string, options: CommonOptions): Promise<number> {
  const terms = termsOf(requestOf(options, ''), settingsFor(options));
  const contract = await loadContract(onlyAddress(terms.addresses));
  const plan = makePlan(contract, terms);
  const planned = plan.find((one) => one.id === id);
  if (planned === undefined) throw unknown(id, plan);
  const last = lastRun(terms.reportDir, id);
  const clause = contract.clauses.find((one) => one.id === planned.clause);
  if (clause === undefined) throw new Error(`The plan has a case of the unknown clause ${planned.clause}.`);
  const unseen = reportedCase({
    planned,
    judgement: { verdict: 'not-run', reason: 'No run has seen this case yet.', findings: [] },
    exchanges: [],
    entry: undefined,
  });
  const reported = last?.report.cases[last.index] ?? unseen;
  if (options.json === true) {
    await writeOut(`${JSON.stringify({ planned, last: last === null ? null : reported }, null, 2)}\n`);
    return exitCodes.conformant;
  }
  const colour = usesColour(options);
  const { generates } = planned;
  const made =
    generates === undefined ? [] : [`${generates.runs} requests generated from the seed ${generates.seed}`];
  const planLines = planned.steps.flatMap(({ requests, together }) =>
    requests.map((request) => `${requestLine(request)}${together ? ' (at once)' : ''}`),
  );
  await writeOut(
    `${caseText(reported, reportedClause(clause, [reported]), { colour, planned: [...made, ...planLines] })}\n`,
  );
  return exitCodes.conformant;
}

/** `explain`: one case on one screen. Sends nothing. */
export function addExplainCommand(program: Command, exit: (code: number) => void): void {
  const command = program
    .command('explain')
    .argument('<case>', 'id of a case')
    .description(
      'one case on one screen: clause, source, what is sent, what is accepted, what the last run saw',
    );
  command.option('--sdk <subject>', 'a case of an SDK, with a script that reproduces what is wrong');
  withOptions(command, ['method', 'edition', 'out', 'json', 'color']).action(
    async (id: string, options: CommonOptions & { readonly sdk?: string }) =>
      exit(await (options.sdk === undefined ? explain(id, options) : explainSdk(id, options.sdk, options))),
  );
}

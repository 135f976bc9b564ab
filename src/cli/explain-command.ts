import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Contract } from '../contract/contract.ts';
import { documentsOf } from '../contract/documents.ts';
import type { Address } from '../contract/editions.ts';
import { partOf } from '../contract/joined-contract.ts';
import { loadContracts } from '../contract/load-contract.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Case, PlannedRequest } from '../plan/case.ts';
import { describeParameters } from '../plan/describe.ts';
import { makePlan } from '../plan/make-plan.ts';
import { reportedPortalCase } from '../report/make/portal-report.ts';
import { clauseTexts, reportedClause } from '../report/make/reported-clause.ts';
import { openReport } from '../report/model/open-report.ts';
import type { Report, ReportedCase } from '../report/model/report.ts';
import { documentOf, subjectOf } from '../report/model/subjects.ts';
import { caseText } from '../report/text/explain-text.ts';
import { type RunTerms, termsOf } from '../run/run-request.ts';
import { type CommonOptions, requestOf, settingsFor, withOptions } from './common-options.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { explainSdk } from './sdk/explain-sdk.ts';
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
  httpMethod,
  pathForm,
}: PlannedRequest): string {
  const what =
    raw === undefined
      ? (rawQuery ?? describeParameters(parameters))
      : `a raw body of ${Buffer.from(raw.base64, 'base64').length} bytes (${raw.contentType})`;
  const way = [httpMethod, pathForm].flatMap((one) => (one === undefined ? [] : `${one} `)).join('');
  return `${way}${encoding} ${method}${suffix}: ${what}${credential === 'given' ? '' : `, credential ${credential}`}`;
}

/** The report in a directory; null where there is none, or none that can be read. */
async function lastReport(reportDir: string): Promise<Report | null> {
  if (!existsSync(join(reportDir, 'report.json'))) return null;
  return (await openReport(reportDir)).report;
}

/** The documents that a case is explained by: those that are asked for, else those that the last run judged it by. */
function documentsFor(
  id: string,
  report: Report | null,
  options: CommonOptions,
  terms: RunTerms,
): readonly Address[] {
  if (options.edition !== undefined || options.method !== undefined) return terms.addresses;
  const reported = report?.cases.find((one) => one.id === id);
  if (report !== null && reported !== undefined) return subjectOf(report, reported).documents;
  return report?.subjects.find(({ kind }) => kind === 'portal')?.documents ?? terms.addresses;
}

/** What the last run saw of a case, once for each subject that was judged by one of the documents. */
function lastSeen(id: string, report: Report | null, documents: readonly Address[]): readonly ReportedCase[] {
  if (report === null) return [];
  return report.cases.filter((reported) => {
    if (reported.id !== id) return false;
    const { method, edition } = documentOf(report, reported);
    return documents.some((one) => one.method === method && one.edition === edition);
  });
}

function unknown(id: string, plan: readonly Case[]): UsageError {
  const ids = plan.map((planned) => planned.id);
  const near = ids.filter((other) => other.includes(id)).slice(0, 5);
  const guess = near.length > 0 ? near : [didYouMean(id, ids)].filter((other) => other !== null);
  const hint = guess.length > 0 ? `Did you mean ${guess.join(', ')}?` : '`plan` lists all of them.';
  return new UsageError(`There is no case ${JSON.stringify(id)}. ${hint}`);
}

/** A case that no run has seen. */
function unseenCase(planned: Case, contract: Contract): ReportedCase {
  const header = {
    documents: documentsOf(contract),
    subject: { kind: 'portal', name: 'portal', origin: '' },
    options: { strict: false, only: null, repeat: null },
  } as const;
  const judgement = { verdict: 'not-run', reason: 'No run has seen this case yet.', findings: [] } as const;
  return reportedPortalCase(
    { planned, judgement, exchanges: [], entry: undefined },
    { subject: 'portal', run: { header, strict: false, deviations: null } },
  );
}

async function explain(id: string, options: CommonOptions): Promise<number> {
  const terms = termsOf(requestOf(options, ''), settingsFor(options));
  const report = await lastReport(terms.reportDir);
  const documents = documentsFor(id, report, options, terms);
  const contract = await loadContracts(documents);
  const plan = makePlan(contract, terms);
  const planned = plan.find((one) => one.id === id);
  if (planned === undefined) throw unknown(id, plan);
  const last = lastSeen(id, report, documents);
  const { edition } = partOf(contract, planned.clause);
  const clause = clauseTexts(contract).find((one) => one.id === planned.clause);
  if (clause === undefined) throw new Error(`The plan has a case of the unknown clause ${planned.clause}.`);
  if (options.json === true) {
    await writeOut(`${JSON.stringify({ planned, edition, last }, null, 2)}\n`);
    return exitCodes.conformant;
  }
  const { generates } = planned;
  const made =
    generates === undefined ? [] : [`${generates.runs} requests generated from the seed ${generates.seed}`];
  const planLines = planned.steps.flatMap(({ requests, together }) =>
    requests.map((request) => `${requestLine(request)}${together ? ' (at once)' : ''}`),
  );
  const words = { colour: usesColour(options), edition, planned: [...made, ...planLines] };
  const texts = (last.length === 0 ? [unseenCase(planned, contract)] : last).map((reported) => {
    const text = caseText(reported, reportedClause(clause, reported.subject, [reported]), words);
    return last.length > 1 ? `${reported.subject}\n${text}` : text;
  });
  await writeOut(`${texts.join('\n\n')}\n`);
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

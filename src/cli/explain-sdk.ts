import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRunCertificate } from '../portal/tls/run-certificate.ts';
import { subjectOf } from '../report/columns.ts';
import { terminalText } from '../report/escape.ts';
import { caseText } from '../report/explain-text.ts';
import { mainFinding } from '../report/finding-order.ts';
import { openReport } from '../report/open-report.ts';
import type { Report, ReportedCase } from '../report/report.ts';
import { loadScenarios } from '../sdk/load-scenarios.ts';
import { reproductionOf } from '../sdk/reproduction.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { Subject } from '../sdk/subject.ts';
import { chooseSubjects } from './choose-subjects.ts';
import type { CommonOptions } from './common-options.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { writeOut } from './write-out.ts';

const defaultDirectory = 'reports/sdk';

/** The case of a subject in the last report, or an error that says how to get it. */
async function lastRun(
  id: string,
  subject: Subject,
  directory: string,
): Promise<{ readonly report: Report; readonly reported: ReportedCase }> {
  const again = `Run it: npx b24-conformance sdk ${subject.name}`;
  if (!existsSync(join(directory, 'report.json')))
    throw new UsageError(`There is no report in ${directory}. ${again}`);
  const { report } = await openReport(directory);
  const reported = report.cases.find((one) => one.id === id && subjectOf(report, one).name === subject.name);
  if (reported === undefined)
    throw new UsageError(`The report in ${directory} has no case ${id} of ${subject.name}. ${again}`);
  return { report, reported };
}

/** The scenario of a case; of a clause that watches every call, the first scenario that its finding names. */
function scenarioOf(reported: ReportedCase): Scenario | undefined {
  const named =
    reported.surface?.scenario ?? / In ([a-z0-9-]+)/.exec(mainFinding(reported)?.message ?? '')?.[1];
  return loadScenarios().scenarios.find(({ id }) => id === named);
}

/** The script that reproduces a finding; null where there is none, or the subject has no module to make the call with. */
async function scriptOf(reported: ReportedCase, subject: Subject): Promise<string | null> {
  const finding = mainFinding(reported);
  const scenario = scenarioOf(reported);
  if (finding === undefined || scenario === undefined || subject.reproduce === null) return null;
  const { exchanges } = reported;
  const byWebhook = exchanges.some(({ request }) => /\/rest\/+\d+\/+\[redacted/.test(request.url));
  const scheme = exchanges[0]?.request.url.startsWith('https:') === false ? 'http' : 'https';
  return reproductionOf({
    finding: finding.message,
    expected: finding.expected,
    received: finding.received,
    install: subject.package,
    call: readFileSync(subject.reproduce, 'utf8'),
    method: scenario.method,
    params: scenario.params,
    auth: reported.surface?.auth ?? (byWebhook ? 'webhook' : 'oauth'),
    scheme,
    certificate: scheme === 'https' ? await makeRunCertificate() : null,
    isDistrusted: scenario.authority === 'unknown',
    exchanges,
  });
}

const blamed = { sdk: 'the SDK', portal: 'the portal', docs: 'the documents' } as const;

/** What the same call gets by raw HTTP, and whom that leaves to blame. */
function comparison({ raw, blame }: ReportedCase): string {
  if (raw === undefined) return '';
  const listed = raw.documented ? 'as the document lists it' : 'which the document does not list';
  const end = blame === undefined ? '' : `. To blame: ${blamed[blame]}`;
  return `  raw HTTP  ${terminalText(raw.answer)}, ${listed}${end}\n`;
}

/** `explain CASE --sdk SUBJECT`: what the last run of an SDK saw, and, where a promise was broken, a script that shows it to whoever can mend it. */
export async function explainSdk(id: string, name: string, options: CommonOptions): Promise<number> {
  const [subject] = chooseSubjects([name]);
  if (subject === undefined) throw new UsageError(`There is no subject ${name}.`);
  const { report, reported } = await lastRun(id, subject, options.out ?? defaultDirectory);
  const clause = report.clauses.find((one) => one.id === reported.clause);
  if (clause === undefined)
    throw new UsageError(`The report has a case of the unknown clause ${reported.clause}.`);
  const script = await scriptOf(reported, subject);
  if (options.json === true) {
    await writeOut(`${JSON.stringify({ last: reported, script }, null, 2)}\n`);
    return exitCodes.conformant;
  }
  const colour = options.color !== false && process.stdout.isTTY === true;
  const words = `${caseText(reported, clause, { colour })}
${comparison(reported)}`;
  if (script === null) await writeOut(words);
  else {
    // So that `> reproduce.mjs` writes the script alone.
    process.stderr.write(`${words}\n`);
    await writeOut(script);
  }
  return exitCodes.conformant;
}

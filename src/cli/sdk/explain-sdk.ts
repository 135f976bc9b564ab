import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeRunCertificate } from '../../portal/tls/run-certificate.ts';
import { openReport } from '../../report/model/open-report.ts';
import type { Report, ReportedCase } from '../../report/model/report.ts';
import { clauseKey, clausesByKey, subjectOf } from '../../report/model/subjects.ts';
import { schemeOfCase, scriptOfCase } from '../../report/sdk/reproduction-script.ts';
import { terminalText } from '../../report/text/escape.ts';
import { caseText } from '../../report/text/explain-text.ts';
import { defaultSdkDirectory } from '../../run/sdk/sdk-run-request.ts';
import { chooseSubjects } from '../../sdk/choose-subjects.ts';
import { isPinned, type Subject } from '../../sdk/subject.ts';
import type { CommonOptions } from '../common-options.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { usesColour } from '../words-for-people.ts';
import { writeOut } from '../write-out.ts';

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

const blamed = { sdk: 'the SDK', portal: 'the portal', docs: 'the documents' } as const;

/** What the same call gets by plain HTTP, without the SDK, and who is therefore at fault. */
function comparison({ raw, blame }: ReportedCase): string {
  if (raw === undefined) return '';
  const listed = raw.documented ? 'as the document lists it' : 'which the document does not list';
  const end = blame === undefined ? '' : `. At fault: ${blamed[blame]}`;
  return `  plain     ${terminalText(raw.response)}, ${listed}${end}\n`;
}

/** `explain CASE --sdk SUBJECT`: what the last run of an SDK saw, and, where a promise was broken, a script that shows it to whoever can mend it. */
export async function explainSdk(id: string, name: string, options: CommonOptions): Promise<number> {
  const [subject] = chooseSubjects([name]);
  if (subject === undefined) throw new UsageError(`There is no subject ${name}.`);
  const { report, reported } = await lastRun(id, subject, options.out ?? defaultSdkDirectory);
  const clause = clausesByKey(report).get(clauseKey(reported.subject, reported.clause));
  if (clause === undefined)
    throw new UsageError(`The report has a case of the unknown clause ${reported.clause}.`);
  const certificate = schemeOfCase(reported) === 'https' ? await makeRunCertificate() : null;
  // The version that was judged: of an SDK as it is installed, the subject does not say which.
  const found =
    subject.package === null || isPinned(subject) ? subject.package : subjectOf(report, reported).origin;
  const script = scriptOfCase(reported, { ...subject, package: found }, certificate);
  if (options.json === true) {
    await writeOut(`${JSON.stringify({ last: reported, script }, null, 2)}\n`);
    return exitCodes.conformant;
  }
  const colour = usesColour(options);
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

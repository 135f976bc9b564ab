import { join } from 'node:path';
import type { Command } from 'commander';
import { onlyAddress } from '../contract/addresses.ts';
import { type DoctorFinding, examine } from '../exchange/target/doctor.ts';
import { leftBehind, openJournal } from '../exchange/target/journal.ts';
import { undoAll } from '../exchange/target/provision.ts';
import type { Target } from '../exchange/target/target.ts';
import { startPortal } from '../portal/start-portal.ts';
import { terminalText } from '../report/text/escape.ts';
import { embeddedTarget, generationOf } from '../run/embedded-target.ts';
import { subjectPhrase } from '../run/judging-sentence.ts';
import { journalName } from '../run/prepare-target.ts';
import { termsOf, withTimeout } from '../run/run-request.ts';
import { type CommonOptions, requestOf, settingsFor, withOptions } from './common-options.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { writeOut } from './write-out.ts';

type DoctorOptions = CommonOptions & { readonly cleanUp?: boolean };

const marks: Readonly<Record<DoctorFinding['level'], string>> = { ok: '✓', warn: '!', problem: '✗' };

function line({ level, subject, message, remedy }: DoctorFinding): string {
  return `${marks[level]} ${terminalText(subject)}: ${terminalText(message)}${remedy === '' ? '' : `\n    ${terminalText(remedy)}`}`;
}

async function examineConfigured(options: CommonOptions): Promise<number> {
  const request = requestOf(options, '');
  const settings = withTimeout(settingsFor(options), request);
  const { addresses } = termsOf(request, settings);
  const { method, edition } = onlyAddress(addresses);
  const generation = generationOf(edition);
  const portal = settings.target === null ? await startPortal({ generation }) : null;
  const target =
    portal === null ? (settings.target as Target) : embeddedTarget(portal, { ...settings, generation });
  const findings = await examine(target, method);
  await portal?.close();
  if (options.json === true)
    await writeOut(`${JSON.stringify({ subject: target.name, findings }, null, 2)}\n`);
  else {
    const intro =
      settings.target === null && request.choice === null
        ? 'No portal is configured, so the embedded reference portal is examined. .env.example lists the settings.'
        : `Examining ${subjectPhrase(settings.target, edition)}.`;
    await writeOut(`${terminalText(intro, 500)}\n${findings.map(line).join('\n')}\n`);
  }
  // What is wrong with a portal or its credential keeps a run from telling anything; 2 is for mistakes in the command itself.
  return findings.some(({ level }) => level === 'problem') ? exitCodes.couldNotTell : exitCodes.conformant;
}

/**
 * Undoes what runs have made and left behind.
 * @throws {UsageError} where no portal is configured
 */
async function cleanUp(options: DoctorOptions): Promise<number> {
  const settings = settingsFor(options);
  const { target } = settings;
  if (target === null) throw new UsageError('No portal is configured, so there is nothing to clean up.');
  const { reportDir } = termsOf(requestOf(options, ''), settings);
  const file = join(reportDir, journalName);
  const left = leftBehind(file).filter(({ origin }) => origin === target.origin);
  const failed = await undoAll(target, left, { journal: openJournal(file) });
  const undone = `${left.length - failed.length} of ${left.length} things that runs had left behind are undone (${file}).`;
  await writeOut(
    failed.length === 0
      ? `${undone}\n`
      : `${undone} Still there: ${failed.join(', ')}. Try again, or undo it by hand.\n`,
  );
  return failed.length === 0 ? exitCodes.conformant : exitCodes.couldNotTell;
}

/** `doctor`: checks the settings and what they name, and says what is missing. Never writes to a dialog. */
export function addDoctorCommand(program: Command, exit: (code: number) => void): void {
  const command = program
    .command('doctor')
    .description(
      'check settings, credentials, scope and dialogs of the configured portal, and say what is missing',
    )
    .option(
      '--clean-up',
      'undo what a killed run has left on the portal, by the journal in its report directory',
    );
  withOptions(command, ['live', 'embedded', 'out', 'timeout', 'json', 'color']).action(
    async (options: DoctorOptions) =>
      exit(await (options.cleanUp === true ? cleanUp(options) : examineConfigured(options))),
  );
}

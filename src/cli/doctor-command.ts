import type { Command } from 'commander';
import { onlyAddress } from '../contract/addresses.ts';
import { examine } from '../exchange/target/doctor.ts';
import type { DoctorFinding } from '../exchange/target/doctor-finding.ts';
import type { Target } from '../exchange/target/target.ts';
import { startPortal } from '../portal/start-portal.ts';
import { terminalText } from '../report/text/escape.ts';
import { embeddedTarget, generationOf } from '../run/embedded-target.ts';
import { subjectPhrase } from '../run/judging-sentence.ts';
import { termsOf, withTimeout } from '../run/run-request.ts';
import { type CommonOptions, requestOf, settingsFor, withOptions } from './common-options.ts';
import { cleanUp, leftBehind } from './doctor-clean-up.ts';
import { exitCodes } from './exit-codes.ts';
import { writeOut } from './write-out.ts';

const marks: Readonly<Record<DoctorFinding['level'], string>> = { ok: '✓', warn: '!', problem: '✗' };

function line({ level, subject, message, remedy }: DoctorFinding): string {
  return `${marks[level]} ${terminalText(subject)}: ${terminalText(message)}${remedy === '' ? '' : `\n    ${terminalText(remedy)}`}`;
}

type DoctorOptions = CommonOptions & { readonly cleanUp?: true };

async function examineConfigured(options: DoctorOptions): Promise<number> {
  const request = requestOf(options, '');
  const settings = withTimeout(settingsFor(options), request);
  const { addresses } = termsOf(request, settings);
  const { method, edition } = onlyAddress(addresses);
  const generation = generationOf([{ edition }]);
  const portal = settings.target === null ? await startPortal({ generation }) : null;
  const target =
    portal === null ? (settings.target as Target) : embeddedTarget(portal, { ...settings, generation });
  const left = options.cleanUp === true ? await cleanUp(target) : leftBehind(target);
  const findings = [
    ...left,
    ...(await examine(target, method, { tell: (sentence) => console.error(terminalText(sentence, 500)) })),
  ];
  await portal?.close();
  if (options.json === true)
    await writeOut(`${JSON.stringify({ subject: target.name, findings }, null, 2)}\n`);
  else {
    const intro =
      settings.target === null && request.choice === null
        ? 'No portal is configured, so the embedded reference portal is examined. .env.example lists the settings.'
        : `Examining ${subjectPhrase(settings.target, [{ edition }])}.`;
    await writeOut(`${terminalText(intro, 500)}\n${findings.map(line).join('\n')}\n`);
  }
  // What is wrong with a portal or its credential keeps a run from telling anything; 2 is for mistakes in the command itself.
  return findings.some(({ level }) => level === 'problem') ? exitCodes.couldNotTell : exitCodes.conformant;
}

/** `doctor`: checks the settings and what they name, and says what is missing. Never writes to a dialog. */
export function addDoctorCommand(program: Command, exit: (code: number) => void): void {
  const command = program
    .command('doctor')
    .description(
      'check settings, credentials, scope and dialogs of the configured portal, and say what is missing',
    );
  command.option('--clean-up', 'undo what earlier runs made on the portal and could not undo');
  withOptions(command, ['live', 'embedded', 'timeout', 'json', 'color']).action(
    async (options: DoctorOptions) => exit(await examineConfigured(options)),
  );
}

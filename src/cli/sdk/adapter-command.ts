import type { Command } from 'commander';
import { terminalText } from '../../report/text/escape.ts';
import { type AdapterCheck, type AdapterTalk, checkAdapter } from '../../sdk/check-adapter.ts';
import { chooseSubjects } from '../../sdk/choose-subjects.ts';
import { exitCodes } from '../exit-codes.ts';
import { writeOut } from '../write-out.ts';

/** Characters of a line that are shown: a call of the suite has about a thousand. */
const maxLine = 2_000;

function shown(talk: readonly AdapterTalk[]): readonly string[] {
  return talk.flatMap(({ direction, text }) =>
    text.split('\n').map((line) => `${direction} ${terminalText(line, maxLine)}`),
  );
}

function handshakeText({ handshake }: AdapterCheck): string {
  if (handshake.kind !== 'ready') return `✗ ${terminalText(handshake.reason, maxLine)}`;
  const { name, version, auth, schemes, capabilities } = handshake.reply;
  const claims = capabilities.length === 0 ? 'nothing' : capabilities.join(', ');
  return terminalText(
    `✓ The handshake works: ${name} ${version}, signs in by ${auth.join(' and ')}, uses ${schemes.join(' and ')}, claims ${claims}.`,
    maxLine,
  );
}

function callText({ handshake, call }: AdapterCheck): readonly string[] {
  if (handshake.kind !== 'ready') return [];
  if (call === null) return ['✗ No call suits what the adapter offers.'];
  const { talk, reply, requests, trouble } = call;
  if (trouble !== null) return ['', ...shown(talk), `✗ ${terminalText(trouble, maxLine)}`];
  const outcome =
    reply === null ? 'nothing' : `${reply.outcome}${reply.reason === undefined ? '' : `, ${reply.reason}`}`;
  const sent =
    requests.length === 0 ? 'No request reached the portal' : `The portal got ${requests.join(', ')}`;
  const isRight = reply?.outcome === 'result' && requests.length > 0;
  const words = isRight
    ? 'The call works'
    : 'The adapter works, but a call that the portal answers with a success should give a result';
  return [
    '',
    ...shown(talk),
    terminalText(`${isRight ? '✓' : '!'} ${words}: it came to ${outcome}. ${sent}.`, maxLine),
  ];
}

function codeOf({ handshake, call }: AdapterCheck): number {
  if (handshake.kind === 'absent') return exitCodes.nothingJudged;
  if (handshake.kind === 'unmet') return exitCodes.couldNotTell;
  return handshake.kind === 'broken' || call === null || call.trouble !== null
    ? exitCodes.misuse
    : exitCodes.conformant;
}

async function check(name: string): Promise<number> {
  const [subject] = chooseSubjects([name]);
  if (subject === undefined) return exitCodes.misuse;
  const found = await checkAdapter(subject, {
    path: process.env['PATH'] ?? '',
    project: process.cwd(),
    signal: new AbortController().signal,
  });
  const lines = [
    `${terminalText(subject.title)}: ${terminalText(found.command)}`,
    ...shown(found.handshakeTalk),
    handshakeText(found),
    ...callText(found),
  ];
  await writeOut(`${lines.join('\n')}\n`);
  return codeOf(found);
}

/** `adapter check`: shows what an adapter and the suite say to each other, before an SDK is judged through it. */
export function addAdapterCommand(program: Command, exit: (code: number) => void): void {
  program
    .command('adapter')
    .description('look at the adapter of an SDK')
    .command('check')
    .argument('<subject>', 'a subject file, a subject by name, or the directory of a working copy')
    .description('perform the handshake and one call with an adapter, and show every line')
    .action(async (name: string) => exit(await check(name)));
}

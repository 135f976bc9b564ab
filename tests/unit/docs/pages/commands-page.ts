import { Command, type Option } from 'commander';
import { allCommands } from '../../../../src/cli/all-commands.ts';
import { code, generatedNote, page, table } from './markdown.ts';

/** The program with all its commands, as the command line has it. */
export async function wholeProgram(): Promise<Command> {
  const program = new Command('b24-conformance');
  for (const load of Object.values(allCommands)) (await load())(program, () => {});
  return program;
}

/** The commands that do something, each with its whole name: `portal`, `report merge`. */
export function leavesOf(command: Command, before = ''): readonly { name: string; command: Command }[] {
  return command.commands.flatMap((one) => {
    const name = `${before}${one.name()}`;
    return one.commands.length > 0 ? leavesOf(one, `${name} `) : [{ name, command: one }];
  });
}

function optionRow({ flags, description, argChoices, defaultValue, negate }: Option): readonly string[] {
  const choices = argChoices === undefined ? '' : ` One of ${argChoices.map(code).join(', ')}.`;
  const isShown = defaultValue !== undefined && defaultValue !== false && !negate;
  const usual = isShown ? ` Default: ${code(String(defaultValue))}.` : '';
  return [code(flags), `${description}.${choices}${usual}`];
}

function section({ name, command }: { readonly name: string; readonly command: Command }): readonly string[] {
  const description = command.description();
  return [
    `## ${name}`,
    `\`b24-conformance ${name} ${command.usage()}\``,
    `${description.slice(0, 1).toUpperCase()}${description.slice(1)}.`,
    table(
      ['argument', 'is'],
      command.registeredArguments.map((one) => [code(one.name()), one.description]),
    ),
    table(['option', 'does'], command.options.map(optionRow)),
  ];
}

/** `docs/reference/commands.md`: every command with its arguments and options, as `--help` tells them. */
export async function commandsPage(): Promise<string> {
  const leaves = leavesOf(await wholeProgram());
  return page([
    '# Commands',
    generatedNote,
    'In a checkout: `npx b24-conformance …` after `npm ci`. `npm run conformance -- …` is `portal`, and `npm run sdk -- …` is `sdk`. An option goes before its [setting](settings.md). Secrets are never options. Exit codes: [verdicts](verdicts.md#exit-codes).',
    ...leaves.flatMap(section),
  ]);
}

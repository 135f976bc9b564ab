import { InvalidArgumentError } from 'commander';
import { didYouMean } from '../../did-you-mean.ts';
import type { FaultChoice } from '../../portal/faults.ts';
import { UsageError } from '../exit-codes.ts';

/** A fault as `--break` names it: `NAME`, `NAME@METHOD`, `NAME#USER` or `NAME@METHOD#USER`. */
export type NamedFault = Exclude<FaultChoice, string>;

/** Reads one `--break` and adds it to those before. */
export function collectFault(text: string, before: readonly NamedFault[] = []): readonly NamedFault[] {
  const [, name = '', method, user] = /^([^@#]+)(?:@([^#]+))?(?:#(\d{1,15}))?$/.exec(text) ?? [];
  if (name === '')
    throw new InvalidArgumentError(
      'Give the name of a fault, perhaps with @METHOD and #USER behind it, such as slow@im.message.*#7.',
    );
  return [
    ...before,
    {
      name,
      ...(method === undefined ? {} : { method }),
      ...(user === undefined ? {} : { user: Number(user) }),
    },
  ];
}

/** Refuses a name that no fault has, with the one that was probably meant or with all of them. */
export async function refuseUnknownFaults(choices: readonly NamedFault[]): Promise<void> {
  const { faults, isFaultName } = await import('../../portal/faults.ts');
  const unknown = choices.find(({ name }) => !isFaultName(name))?.name;
  if (unknown === undefined) return;
  const known = Object.keys(faults);
  const near = unknown === 'help' ? null : didYouMean(unknown, known);
  const width = Math.max(...known.map((name) => name.length));
  const list = Object.entries(faults).map(([name, [sentence]]) => `  ${name.padEnd(width)}  ${sentence}`);
  const problem = unknown === 'help' ? '' : `--break: there is no fault called ${unknown}. `;
  throw new UsageError(
    near === null
      ? `${problem}The faults are:\n${list.join('\n')}`
      : `${problem}Did you mean ${near}? \`--break help\` lists all.`,
  );
}

import type { Command } from 'commander';
import { addressesOf, onlyAddress } from '../contract/addresses.ts';
import { specDirectory } from '../contract/editions.ts';
import { resolvedDocument } from '../contract/method-document.ts';
import { exitCodes } from './exit-codes.ts';
import { writeOut } from './write-out.ts';

interface ContractOptions {
  readonly edition?: string;
  readonly plain?: boolean;
}

async function printContract(method: string, { edition, plain }: ContractOptions): Promise<number> {
  const address = onlyAddress(addressesOf(method, edition ?? null));
  const document = resolvedDocument({ ...address, directory: specDirectory() });
  const members = Object.entries(document).filter(([name]) => plain !== true || !name.startsWith('x-'));
  await writeOut(`${JSON.stringify(Object.fromEntries(members), null, 2)}\n`);
  return exitCodes.conformant;
}

/** `contract`: prints the document of a method as one OpenAPI 3.1 file that any tool can read. Sends nothing. */
export function addContractCommand(program: Command, exit: (code: number) => void): void {
  program
    .command('contract')
    .argument('<method>', 'REST method, e.g. im.dialog.get')
    .description('print the OpenAPI 3.1 document of a method, with all that methods share, as JSON')
    .option('--edition <edition>', 'edition of the document (default: the one it is)')
    .option('--plain', 'without the x- members')
    .action(async (method: string, options: ContractOptions) => exit(await printContract(method, options)));
}

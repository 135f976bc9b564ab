import type { Contract } from './contract.ts';
import { type Address, specDirectory } from './editions.ts';
import { keepContract, knownContract } from './known-contracts.ts';

/** How a contract is read. */
export interface LoadOptions extends Address {
  /** The directory of the documents, for tests and for contracts of one's own. */
  readonly directory?: string;
  /** Skip the validation of the document as OpenAPI, where another process of the same run has done it. */
  readonly trusted?: boolean;
}

/** The contract of an address that names several methods, with an edition for each. */
async function loadJoined({ method, edition, ...options }: LoadOptions): Promise<Contract> {
  const { joinContracts } = await import('./joined-contract.ts');
  const editions = edition.split(',');
  const contracts: Contract[] = [];
  for (const [index, one] of method.split(',').entries())
    contracts.push(
      await loadContract({ ...options, method: one, edition: editions[index] ?? editions[0] ?? '' }),
    );
  return joinContracts(contracts as [Contract, ...Contract[]]);
}

/**
 * Reads the document of a method in an edition, with its envelope, and makes the contract of it: once a process, as long as the
 * documents stay the same.
 * @throws {ContractError} listing every problem with file, line, column and pointer.
 */
export async function loadContract(options: LoadOptions): Promise<Contract> {
  const { edition, method, directory = specDirectory(), trusted = false } = options;
  if (method.includes(',')) return loadJoined(options);
  const place = { directory, method, edition };
  const known = knownContract(place);
  if (known !== null && (trusted || known.isValid)) return known.contract;
  // Parsing and validating documents takes libraries that a run of known documents does not load.
  const { makeContract } = await import('./make-contract.ts');
  const made = await makeContract(place, trusted);
  keepContract(place, { ...made, isValid: !trusted });
  return made.contract;
}

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

/**
 * Reads the document of a method in an edition, with its envelope, and makes the contract of it: once a process, as long as the
 * documents stay the same.
 * @throws {ContractError} listing every problem with file, line, column and pointer.
 */
export async function loadContract(options: LoadOptions): Promise<Contract> {
  const { edition, method, directory = specDirectory(), trusted = false } = options;
  const place = { directory, method, edition };
  const known = knownContract(place);
  if (known !== null && (trusted || known.isValid)) return known.contract;
  // Parsing and validating documents takes libraries that a run of known documents does not load.
  const { makeContract } = await import('./make-contract.ts');
  const made = await makeContract(place, trusted);
  keepContract(place, { ...made, isValid: !trusted });
  return made.contract;
}

/**
 * Reads the documents of one or more methods, and makes one contract of them.
 * @throws {ContractError} listing every problem with file, line, column and pointer.
 */
export async function loadContracts(
  addresses: readonly Address[],
  options: Omit<LoadOptions, keyof Address> = {},
): Promise<Contract> {
  const contracts: Contract[] = [];
  for (const { method, edition } of addresses)
    contracts.push(await loadContract({ ...options, method, edition }));
  const [first, ...others] = contracts;
  if (first === undefined) throw new Error('No method is named.');
  if (others.length === 0) return first;
  const { joinContracts } = await import('./joined-contract.ts');
  return joinContracts([first, ...others]);
}

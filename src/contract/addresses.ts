import { type Address, baseEdition, describedMethods, editions } from './editions.ts';

/** Methods or an edition that no document describes. The message says which there are. */
export class AddressError extends Error {
  override readonly name = 'AddressError';
}

/** One or more. */
export type Addresses = readonly [Address, ...Address[]];

/** Whether a pattern names a method: with `*` for any characters, in any letter case, or `all`. */
export function matches(pattern: string, method: string): boolean {
  if (pattern === 'all') return true;
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 'i').test(method);
}

/**
 * The only document of a run.
 * @throws {AddressError} where the run names several.
 */
export function onlyAddress([address, ...others]: Addresses): Address {
  if (others.length === 0) return address;
  throw new AddressError(
    `Name one method: ${[address, ...others].map(({ method }) => method).join(', ')} are several.`,
  );
}

/** How many names a message lists: more are no help to whoever has mistyped one. */
const maxNames = 10;

/** Which methods there are documents of: those of the same module, where there are any. */
function knownText(pattern: string, known: readonly string[]): string {
  const module = `${pattern.toLowerCase().split('.', 1)[0] ?? ''}.`;
  const near = known.filter((method) => method.toLowerCase().startsWith(module));
  const shown = (near.length > 0 ? near : known).slice(0, maxNames);
  const more = known.length - shown.length;
  return `There are documents of ${shown.join(', ')}${more > 0 ? ` and ${more} other methods` : ''}.`;
}

/**
 * The methods that a text names: names and patterns with `*`, separated by commas, or `all`.
 * @throws {AddressError} where a part of it matches no method.
 */
function methodsNamed(text: string): readonly string[] {
  const known = describedMethods();
  const named = text
    .split(',')
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '')
    .flatMap((pattern) => {
      const found = known.filter((method) => matches(pattern, method));
      if (found.length > 0) return found;
      throw new AddressError(`No method matches ${JSON.stringify(pattern)}. ${knownText(pattern, known)}`);
    });
  return [...new Set(named)];
}

/**
 * The documents that a run judges by. Without an edition each method is judged by the edition that its document is. With
 * one, each method is judged by it, or, among several methods, by the last edition before it that the method has.
 *
 * @param edition one for all, or as many as there are methods, with commas between them
 * @param methods names and patterns with `*`, separated by commas, or `all`
 * @throws {AddressError} where a method or the edition is not known
 */
export function addressesOf(methods: string, edition: string | null): Addresses {
  const [first, ...others] = methodsNamed(methods);
  if (first === undefined) throw new AddressError('No method is named. Give one, or leave the option out.');
  const several = edition?.split(',') ?? [];
  const addressOf = (method: string, index: number): Address => {
    if (several.length > 1 && several.length === others.length + 1)
      return onlyAddress(addressesOf(method, several[index] ?? null));
    if (edition === null) return { method, edition: baseEdition(method) };
    const known = editions(method);
    if (known.includes(edition)) return { method, edition };
    if (others.length === 0)
      throw new AddressError(`There is no edition ${edition} of ${method}. Known: ${known.join(', ')}.`);
    return { method, edition: known.findLast((one) => one <= edition) ?? baseEdition(method) };
  };
  return [addressOf(first, 0), ...others.map((method, index) => addressOf(method, index + 1))];
}

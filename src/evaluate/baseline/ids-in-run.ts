import type { Address } from '../../contract/editions.ts';
import { glob } from '../../plan/select-cases.ts';

/** What an id or pattern of a ledger is about: a method or a pattern of methods, where one stands before it, and cases of it. */
function partsOf(about: string): { readonly method: string | null; readonly cases: string } {
  const [, method, cases] = /^([\w.*]+):(.+)$/s.exec(about) ?? [];
  return method === undefined || cases === undefined ? { method: null, cases: about } : { method, cases };
}

/** Whether an id or pattern of a run may be about a case of a method. */
export function mayConcern(id: string, method: string): boolean {
  const { method: own } = partsOf(id);
  return own === null || glob(own).test(method);
}

/** What is said of an id beside it. */
export interface IdScope {
  /** The method that an id without one is about, where the ledger names one. */
  readonly method?: string | undefined;
  /** The only edition that it is about. */
  readonly edition?: string | undefined;
}

/**
 * The ids and patterns that an id or pattern of a ledger stands for in a run by some documents. In a run of one method cases have no
 * method in their ids, in a run of several each has.
 *
 * @returns none where it is about no document of the run; null where it lacks a method, without which nobody can tell
 */
export function idsInRun(
  about: string,
  { method: own, edition }: IdScope,
  documents: readonly Address[],
): readonly string[] | null {
  const { method: named, cases } = partsOf(about);
  const method = named ?? own;
  const ofMethod = documents.filter((one) => method === undefined || glob(method).test(one.method));
  const concerned = ofMethod.filter((one) => edition === undefined || one.edition === edition);
  if (concerned.length === 0) return [];
  if (documents.length === 1) return [cases];
  const isWhole = concerned.length === ofMethod.length;
  if (method === undefined && cases !== '*') return null;
  if (method === undefined && isWhole) return [cases];
  if (method?.includes('*') === true && isWhole) return [`${method}:${cases}`];
  return concerned.map((one) => `${one.method}:${cases}`);
}

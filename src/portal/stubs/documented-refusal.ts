import type { DescriptionSource } from '../generic/method-description.ts';
import type { Refusal } from '../pipeline/outcome.ts';
import { refusal } from '../pipeline/outcome.ts';
import { isSystemErrorKey, type StatusSource, systemError, systemErrors } from '../pipeline/system-error.ts';

/** Where the refusals of methods are looked up, the first source that describes a method before the others. */
export interface RefusalSource {
  readonly documents: readonly DescriptionSource[];
  readonly statuses: StatusSource;
}

/** The refusals that the document of a method promises. */
function refusalsOf(method: string, { documents }: RefusalSource) {
  for (const source of documents) {
    const name = source.names.has(method) ? method : method.toLowerCase();
    const description = source.names.has(name) ? source.describe(name) : undefined;
    if (description !== undefined) return description.refusals;
  }
  return undefined;
}

/** The refusal with a code: a system error, or one that the method documents; undefined where neither has it. */
export function documentedRefusal(code: string, method: string, source: RefusalSource): Refusal | undefined {
  const found = refusalsOf(method, source)?.find((one) => one.code === code);
  if (found !== undefined) return refusal(found.status, found.code, `${found.code} (stubbed)`);
  return isSystemErrorKey(code) ? systemError(code, source.statuses) : undefined;
}

/** The codes that a method may be made to answer with by name alone. */
export function documentedCodes(method: string, source: RefusalSource): readonly string[] {
  const own = (refusalsOf(method, source) ?? []).map(({ code }) => code);
  return [...new Set([...own, ...Object.keys(systemErrors)])];
}

import type { LeftOut, MethodFacts, SourceFacts } from '../facts.ts';

/** What tells methods apart: the name in any letter case, and the version of the interface. */
export function keyOf({ method, isV3 }: Pick<MethodFacts, 'method' | 'isV3'>): string {
  return `${isV3 ? 'v3 ' : ''}${method.toLowerCase()}`;
}

/** How much a page says of its method: pages that are about it alone go first, then those that are not given up, then those that say more. */
function weight({ isTitled, origin, knowsParameters, success, errors }: MethodFacts): number {
  const isCurrent = !/(?:^|\/)(?:outdated|deprecated)\//.test(origin.path);
  const says = [knowsParameters, success.sample !== null, errors.length > 0].filter(Boolean).length;
  return (isTitled ? 100 : 0) + (isCurrent ? 10 : 0) + says;
}

/** The facts of each method from the page that is about it; others that name it are left out, with that page's name. */
export function chooseFacts(pages: readonly (MethodFacts | LeftOut)[]): SourceFacts {
  const chosen = new Map<string, MethodFacts>();
  const leftOut: LeftOut[] = [];
  for (const page of pages) {
    if (!('method' in page)) {
      leftOut.push(page);
      continue;
    }
    const other = chosen.get(keyOf(page));
    const [better, worse] =
      other !== undefined && weight(other) >= weight(page) ? [other, page] : [page, other];
    chosen.set(keyOf(page), better);
    if (worse !== undefined)
      leftOut.push({
        path: worse.origin.path,
        reason: `${worse.method} is imported from ${better.origin.path}.`,
      });
  }
  return { methods: [...chosen.values()], leftOut };
}

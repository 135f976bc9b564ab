import type { SentPoint } from './crossed-responses.ts';

/** Responses that are needed which another request that was under way had to get: fewer may be chance. */
const minExplained = 5;

/** The outcome that most responses to each request have, for requests that were sent at least twice. */
function usualOutcomes(points: readonly SentPoint[]): ReadonlyMap<string, string> {
  const byRequest = new Map<string, string[]>();
  for (const { request, outcome } of points)
    if (outcome !== null) byRequest.set(request, [...(byRequest.get(request) ?? []), outcome]);
  const usual = new Map<string, string>();
  for (const [request, outcomes] of byRequest) {
    if (outcomes.length < 2) continue;
    const counts = new Map<string, number>();
    for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    const [[most] = ['']] = [...counts].sort(([, a], [, b]) => b - a);
    usual.set(request, most);
  }
  return usual;
}

/**
 * Whether requests that were under way at the same time got one another's responses. Then no response is wrong that came while
 * nothing else was under way, and for each wrong one there is a request that lacks it. A portal that is inconstant by itself errs
 * alone, too, or gives outcomes that nobody else lacks.
 */
export function areCrossedInParallel(points: readonly SentPoint[]): boolean {
  const usual = usualOutcomes(points);
  const isWrong = ({ request, outcome }: SentPoint): boolean => {
    const known = usual.get(request);
    return outcome !== null && known !== undefined && known !== outcome;
  };
  let explained = 0;
  for (const one of points.filter(isWrong)) {
    const beside = points.filter((other) => other !== one && other.from <= one.to && one.from <= other.to);
    if (beside.some((other) => isWrong(other) && usual.get(other.request) === one.outcome)) explained += 1;
    // What another request lacks that was sent only once is not known.
    else if (!beside.some(({ request }) => !usual.has(request))) return false;
  }
  return explained >= minExplained;
}

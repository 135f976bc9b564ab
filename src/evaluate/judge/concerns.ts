import type { RunWide } from '../../plan/case.ts';
import type { Observation } from '../check.ts';
import { breaksFraming } from '../responsible.ts';

/** A response that cannot be read counts as the kind that its status claims. */
function claimedKind(status: number | null): 'success' | 'error' {
  return (status ?? 0) >= 400 ? 'error' : 'success';
}

/** Whether a response is one of those that a clause for every success, every error or every call holds for. */
export function concerns(runWide: RunWide | undefined, seen: Observation): boolean {
  const { kind, status } = seen.response;
  return (
    breaksFraming(seen) ||
    runWide === 'every-call' ||
    runWide === `every-${kind}` ||
    (kind === 'unreadable' && runWide === `every-${claimedKind(status)}`)
  );
}

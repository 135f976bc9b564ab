import type { Session } from '../../exchange/session.ts';
import type { Case } from '../../plan/case.ts';
import { fitCase, missingFor } from '../../plan/select-cases.ts';

/** A case as a target can run it, or why it cannot be run. */
export type Performable = { readonly fitting: Case } | { readonly notRun: string };

/**
 * Fits a case to what a target offers and to what may be sent to it. A run-wide or `partial` case does without the requests that
 * may not be sent; any other is not run. The calls of a lifecycle are looked at when what they name is known.
 */
export function performable(
  planned: Case,
  capabilities: ReadonlySet<string>,
  session: Pick<Session, 'refusal'>,
): Performable {
  const missing = missingFor(planned, capabilities);
  if (missing !== null) return { notRun: missing };
  const fitting = fitCase(planned, capabilities);
  if (planned.lifecycle !== undefined) return { fitting };
  if (planned.runWide !== undefined || planned.partial !== undefined)
    return {
      fitting: {
        ...fitting,
        steps: fitting.steps.map((step) => ({
          ...step,
          requests: step.requests.filter((request) => session.refusal(request) === null),
        })),
      },
    };
  for (const { requests } of fitting.steps)
    for (const request of requests) {
      const why = session.refusal(request);
      if (why !== null) return { notRun: why.replace('Not sent:', 'Not run:') };
    }
  return { fitting };
}

import type { LifecycleStep } from '../../contract/lifecycle.ts';
import { withResults } from '../../contract/lifecycle.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import { parseResponse } from '../../exchange/record/parse-response.ts';
import type { Session } from '../../exchange/session.ts';
import type { Case, PlannedRequest } from '../../plan/case.ts';

/**
 * Sends calls that build on one another, with what earlier responses gave filled in. After one that lacks what a later call
 * needs, or is answered otherwise than expected, only calls that delete are still sent: nothing made is left behind.
 */
export async function performLifecycle(
  session: Session,
  { steps }: Case,
  lifecycle: readonly LifecycleStep[],
): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  const bodies: unknown[] = [];
  let broken = false;
  for (const [index, planned] of steps.flatMap(({ requests }) => requests).entries()) {
    const step = lifecycle[index];
    const parameters = withResults(planned.parameters, bodies) as PlannedRequest['parameters'] | undefined;
    if (step === undefined || parameters === undefined || (broken && step.effect !== 'deletes')) {
      broken = true;
      bodies.push(null);
      continue;
    }
    const [exchange] = await session.perform([{ together: false, requests: [{ ...planned, parameters }] }]);
    if (exchange === undefined) break;
    exchanges.push(exchange);
    const { status, body } = parseResponse(exchange);
    bodies.push(body);
    if (status !== step.expects.status) broken = true;
  }
  return exchanges;
}

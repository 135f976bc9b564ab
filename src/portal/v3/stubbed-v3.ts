import { type Eventually, whenThere } from '../pipeline/eventually.ts';
import { answerByStub } from '../stubs/answer-by-stub.ts';
import type { V3Call } from './v3-method.ts';
import { plainOutcome, type V3Outcome } from './v3-outcome.ts';

/** Answers a call by the stub that fits, or as usual where none does. */
export function stubbedV3(call: V3Call, usual: () => Eventually<V3Outcome>): Eventually<V3Outcome> {
  const { rest, query, credential, context } = call;
  if (context.stubs.all.length === 0) return usual();
  const known = new Map<object, V3Outcome>();
  const answered = answerByStub({ rest, params: query, start: 0, caller: credential.user, context }, () =>
    whenThere(usual(), (outcome) => {
      const plain = plainOutcome(outcome);
      known.set(plain, outcome);
      return plain;
    }),
  );
  return whenThere(answered, (outcome) => {
    const original = known.get(outcome);
    if (original !== undefined || outcome.kind === 'broken-page')
      return original ?? { kind: 'success', result: null };
    if (outcome.kind === 'success') return { kind: 'success', result: outcome.result };
    const { status, error, description } = outcome;
    return { kind: 'refusal', status, code: String(error), message: description };
  });
}

import { isDeepStrictEqual } from 'node:util';
import { withResults } from '../../../contract/lifecycle.ts';
import { pathOf, valueAt } from '../../../contract/pointer.ts';
import type { CaseCheck } from '../../check.ts';
import { documented, json, phrase } from '../../fact.ts';
import type { Finding } from '../../finding.ts';
import { violation } from '../../make-finding.ts';
import { nothingToJudge } from '../../precondition.ts';
import { responseFact } from '../../response-fact.ts';
import { unmetPrecondition } from '../../unmet-precondition.ts';

/** Each call of a lifecycle gets the response that the document expects, and shows what the calls before it did. */
export const lifecycle: CaseCheck = {
  name: 'lifecycle',
  about:
    'Catches writes without an effect: what was made cannot be read back, a change is not kept, what was deleted is still there. The document lists the calls, the response that each must get, and what its body must show.',
  scope: 'case',
  judge({ lifecycle: steps = [], steps: planned }, all) {
    const byKey = new Map(all.map((seen) => [seen.request.key, seen]));
    const bodies: unknown[] = [];
    for (const [index, request] of planned.flatMap(({ requests }) => requests).entries()) {
      const seen = byKey.get(request.key);
      const step = steps[index];
      if (seen === undefined || step === undefined) return [nothingToJudge()];
      const hindrance = unmetPrecondition(seen);
      if (hindrance !== null) return [hindrance];
      const { status, code, body } = seen.response;
      bodies.push(body);
      if (status !== step.expects.status || (step.expects.code ?? code) !== code)
        return [
          violation(seen, 'wrong-step', {
            expected: documented([step.expects]),
            received: responseFact(seen),
          }),
        ];
      const wrong = Object.entries(step.shows).flatMap(([pointer, value]): Finding[] => {
        const wanted = withResults(value, bodies);
        const shown = valueAt(body, pathOf(pointer));
        return isDeepStrictEqual(shown, wanted)
          ? []
          : [violation(seen, 'effect-not-shown', { pointer, expected: json(wanted), received: json(shown) })];
      });
      const same = Object.entries(step.differs).flatMap(([pointer, value]): Finding[] => {
        const shown = valueAt(body, pathOf(pointer));
        return shown === undefined || !isDeepStrictEqual(shown, withResults(value, bodies))
          ? []
          : [
              violation(seen, 'effect-not-shown', {
                pointer,
                expected: phrase('another value than before'),
                received: json(shown),
              }),
            ];
      });
      if (wrong.length + same.length > 0) return [...wrong, ...same];
    }
    return [];
  },
};

import { pointerOf } from '../../../contract/pointer.ts';
import type { JsonObject } from '../../../exchange/record/parse-response.ts';
import type { CaseCheck, Observation } from '../../check.ts';
import { documented, type Fact, none, phrase, quote } from '../../fact.ts';
import type { Finding } from '../../finding.ts';
import { makeFinding, violation } from '../../make-finding.ts';
import { responseFact } from '../../response-fact.ts';
import { unmetPrecondition } from '../../unmet-precondition.ts';
import { commandCode, commandFact, commandOutcome, unrequestedResult } from '../batch-commands.ts';

function codeFact(code: string | null): Fact {
  return code === null ? none : quote(`error ${JSON.stringify(code)}`);
}

/** A command that does not come to what is documented for it. */
function compare(
  seen: Observation,
  batch: JsonObject,
  name: string,
  code: string | null,
): readonly Finding[] {
  const outcome = commandOutcome(batch, name);
  const { result, error } = outcome;
  const agrees =
    result === undefined && (code === null ? error === undefined : commandCode(outcome) === code);
  if (agrees) return [];
  return [
    violation(seen, 'other-outcome-in-batch', {
      pointer: pointerOf(['result', 'result_error', name]),
      expected: codeFact(code),
      received: commandFact(outcome),
    }),
  ];
}

/** The names of the commands that were sent. A form cannot carry a list without members: it is one of an empty text. */
function sentNames({ request }: Observation): ReadonlySet<string> {
  const { cmd } = request.parameters;
  if (Array.isArray(cmd) && cmd.length === 0) return new Set(['0']);
  return new Set(typeof cmd === 'object' && cmd !== null ? Object.keys(cmd) : []);
}

/** A batch at its limits is a success, and its commands come to what the document says of each. */
export const batchLimits: CaseCheck = {
  name: 'batch-limits',
  about:
    'Catches batches that end otherwise than documented at their limits: no command, one, more than fifty, a batch in a batch, a command that is no text. Configure: `prefers`, `accepts` and `commands` of an outcome that calls `batch`.',
  scope: 'case',
  judge({ accepts, commands = {} }, all) {
    const batch = all.at(-1);
    if (batch === undefined) return [];
    const hindrance = unmetPrecondition(batch);
    if (hindrance !== null) return [hindrance];
    const { kind, status, code, body } = batch.response;
    if (accepts.some((response) => response.status === status && response.code === code))
      return [
        makeFinding(batch, 'accepted-alternative', 'alternative', {
          expected: phrase('an object of results'),
          received: responseFact(batch),
        }),
      ];
    const outcome = body?.['result'];
    if (kind !== 'success' || typeof outcome !== 'object' || outcome === null || !('result_error' in outcome))
      return [
        violation(batch, 'no-batch', {
          pointer: '/result',
          expected: accepts.length === 0 ? phrase('an object of results') : documented(accepts),
          received: responseFact(batch),
        }),
      ];
    const maps = outcome as JsonObject;
    return [
      ...unrequestedResult(batch, maps, sentNames(batch)),
      ...Object.entries(commands).flatMap(([name, wanted]) => compare(batch, maps, name, wanted)),
    ];
  },
};

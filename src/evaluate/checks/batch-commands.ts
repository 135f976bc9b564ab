import type { Json } from '../../contract/contract.ts';
import { pointerOf } from '../../contract/pointer.ts';
import type { JsonObject } from '../../exchange/record/parse-response.ts';
import type { Observation } from '../check.ts';
import { type Fact, none, phrase, quote } from '../fact.ts';
import type { Finding } from '../finding.ts';
import { violation } from '../make-finding.ts';

/** What a command of a batch came to. Both members are undefined where the batch says nothing of it. */
export interface CommandOutcome {
  readonly result: Json | undefined;
  readonly error: Json | undefined;
}

function member(map: Json | undefined, name: string): Json | undefined {
  return typeof map === 'object' && map !== null && Object.hasOwn(map, name)
    ? (map as JsonObject)[name]
    : undefined;
}

/** What the command of a name came to, by the `result` of the batch. PHP writes maps with the keys 0, 1 … as lists. */
export function commandOutcome(batch: JsonObject, name: string): CommandOutcome {
  return { result: member(batch['result'], name), error: member(batch['result_error'], name) };
}

/** The code in the error of a command; undefined where it has none. */
export function commandCode({ error }: CommandOutcome): Json | undefined {
  return member(error, 'error');
}

/** The outcome of a command, for a finding. */
export function commandFact(outcome: CommandOutcome): Fact {
  const { result, error } = outcome;
  if (error !== undefined) return quote(`error ${JSON.stringify(commandCode(outcome)) ?? 'without a code'}`);
  return result === undefined ? none : quote(`result ${JSON.stringify(result)}`);
}

/** The finding that a batch has an outcome of a command that was not sent: the first one only. */
export function unrequestedResult(
  seen: Observation,
  batch: JsonObject,
  sent: ReadonlySet<string>,
): readonly Finding[] {
  const unrequested = ['result', 'result_error'].flatMap((place) =>
    Object.keys(batch[place] ?? {})
      .filter((name) => !sent.has(name))
      .map((name) => pointerOf(['result', place, name])),
  );
  return unrequested.slice(0, 1).map((pointer) =>
    violation(seen, 'unexpected-result', {
      pointer,
      expected: phrase('results of the sent commands alone'),
      received: quote(pointer),
    }),
  );
}

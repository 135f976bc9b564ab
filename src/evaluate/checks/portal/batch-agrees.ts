import { isDeepStrictEqual } from 'node:util';
import { pointerOf } from '../../../contract/pointer.ts';
import { type JsonObject, usableCode } from '../../../exchange/record/parse-response.ts';
import type { CaseCheck, Observation } from '../../check.ts';
import { none, phrase } from '../../fact.ts';
import type { Finding } from '../../finding.ts';
import { violation } from '../../make-finding.ts';
import { nothingToJudge } from '../../precondition.ts';
import { responseFact } from '../../response-fact.ts';
import { stableResult } from '../../stable-result.ts';
import { unmetPrecondition } from '../../unmet-precondition.ts';
import {
  type CommandOutcome,
  commandCode,
  commandFact,
  commandOutcome,
  unrequestedResult,
} from '../batch-commands.ts';

interface Command extends CommandOutcome {
  readonly name: string;
  readonly direct: Observation;
}

/** What a command came to is what the direct call came to. A direct answer without a result, or a readable code, is judged elsewhere. */
function agreesWith(
  { response }: Observation,
  command: CommandOutcome,
  volatile: readonly string[],
): boolean {
  const { result, error } = command;
  const { kind, body } = response;
  const code = usableCode(response);
  if (kind === 'success') {
    if (error !== undefined) return false;
    return (
      body === null ||
      !('result' in body) ||
      (result !== undefined &&
        isDeepStrictEqual(stableResult(result, volatile), stableResult(body['result'] ?? null, volatile)))
    );
  }
  if (result !== undefined) return false;
  return code === null && body !== null ? error !== undefined : commandCode(command) === code;
}

/** A command that was carried out: its result, or its code, is that of the direct call. */
function compare(batch: Observation, command: Command, volatile: readonly string[]): Finding[] {
  const { direct, name } = command;
  const agrees = agreesWith(direct, command, volatile);
  if (agrees) return [];
  const pointer = pointerOf(['result', direct.response.kind === 'success' ? 'result' : 'result_error', name]);
  return [
    violation(batch, 'other-outcome-in-batch', {
      pointer,
      expected: { ...responseFact(direct), to: 'the direct call' },
      received: commandFact(command),
    }),
  ];
}

/** Each command of a batch has the outcome of the direct call; with halt set, nothing behind a failing one is done. */
export const batchAgrees: CaseCheck = {
  name: 'batch-agrees',
  about:
    'Catches commands of `batch` that end otherwise than the same call alone, commands changed by a failing neighbour, and `halt` that does not halt. The direct calls are those of other cases, sent once.',
  scope: 'case',
  judge(_, all, { contract: { volatile } }) {
    const batch = all.at(-1);
    if (batch === undefined) return [];
    const hindrance = all.map(unmetPrecondition).find((found) => found !== null) ?? null;
    if (hindrance !== null) return [hindrance];
    const { body, kind } = batch.response;
    const outcome = body?.['result'];
    if (kind !== 'success' || typeof outcome !== 'object' || outcome === null || Array.isArray(outcome)) {
      return [
        violation(batch, 'no-batch', {
          pointer: '/result',
          expected: phrase('an object of results'),
          received: responseFact(batch),
        }),
      ];
    }
    const maps = outcome as JsonObject;
    const { cmd, halt } = batch.request.parameters;
    const names = Object.keys(cmd ?? {});
    if (names.length !== all.length - 1) return [nothingToJudge()];
    const commands = names.map(
      (name, index): Command => ({
        name,
        direct: all[index] as Observation,
        ...commandOutcome(maps, name),
      }),
    );
    const failing = commands.findIndex(({ direct }) => direct.response.kind === 'error');
    const carriedOut = halt === 1 && failing >= 0 ? commands.slice(0, failing + 1) : commands;
    const halted = commands
      .slice(carriedOut.length)
      .filter(({ result, error }) => result !== undefined || error !== undefined);
    return [
      ...unrequestedResult(batch, maps, new Set(names)),
      ...carriedOut.flatMap((command) => compare(batch, command, volatile)),
      ...halted.map((command) =>
        violation(batch, 'halt-ignored', {
          pointer: pointerOf(['result', 'result', command.name]),
          expected: none,
          received: commandFact(command),
        }),
      ),
    ];
  },
};

import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../../contract/contract.ts';
import { pointerOf } from '../../../contract/pointer.ts';
import type { JsonObject } from '../../../exchange/record/parse-response.ts';
import type { CaseCheck, Observation } from '../../check.ts';
import { describeResponse, shortJson } from '../../describe-response.ts';
import type { Finding } from '../../finding.ts';
import { violation } from '../../make-finding.ts';
import { nothingToJudge, unmetPrecondition } from '../../unmet-precondition.ts';

function member(map: Json | undefined, name: string): Json | undefined {
  return typeof map === 'object' && map !== null && Object.hasOwn(map, name)
    ? (map as JsonObject)[name]
    : undefined;
}

interface Command {
  readonly name: string;
  readonly direct: Observation;
  readonly result: Json | undefined;
  readonly error: Json | undefined;
}

function describeCommand({ result, error }: Command): string {
  if (error !== undefined) return `error ${shortJson(member(error, 'error'))}`;
  return result === undefined ? 'nothing' : `result ${shortJson(result)}`;
}

/** What a command came to is what the direct call came to. A direct answer without a result, or a readable code, is judged elsewhere. */
function agreesWith({ response: { kind, body, code } }: Observation, { result, error }: Command): boolean {
  if (kind === 'success') {
    if (error !== undefined) return false;
    return body === null || !('result' in body) || isDeepStrictEqual(result, body['result']);
  }
  if (result !== undefined) return false;
  return code === null && body !== null ? error !== undefined : member(error, 'error') === code;
}

/** A command that was carried out: its result, or its code, is that of the direct call. */
function compare(batch: Observation, command: Command): Finding[] {
  const { direct, name } = command;
  const agrees = agreesWith(direct, command);
  if (agrees) return [];
  const pointer = pointerOf(['result', direct.response.kind === 'success' ? 'result' : 'result_error', name]);
  return [
    violation(batch, 'other-outcome-in-batch', {
      message: 'A command has another outcome in the batch than by itself.',
      pointer,
      expected: describeResponse(direct),
      received: describeCommand(command),
    }),
  ];
}

/** Each command of a batch has the outcome of the direct call; with halt set, nothing behind a failing one is done. */
export const batchAgrees: CaseCheck = {
  name: 'batch-agrees',
  scope: 'case',
  judge(_, all) {
    const batch = all.at(-1);
    if (batch === undefined) return [];
    const hindrance = all.map(unmetPrecondition).find((found) => found !== null) ?? null;
    if (hindrance !== null) return [hindrance];
    const { body, kind } = batch.response;
    const outcome = body?.['result'];
    if (kind !== 'success' || typeof outcome !== 'object' || outcome === null || Array.isArray(outcome)) {
      return [
        violation(batch, 'no-batch', {
          message: 'The batch is not carried out.',
          pointer: '/result',
          expected: 'an object of results',
          received: describeResponse(batch),
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
        result: member(maps['result'], name),
        error: member(maps['result_error'], name),
      }),
    );
    const failing = commands.findIndex(({ direct }) => direct.response.kind === 'error');
    const carriedOut = halt === 1 && failing >= 0 ? commands.slice(0, failing + 1) : commands;
    const halted = commands
      .slice(carriedOut.length)
      .filter(({ result, error }) => result !== undefined || error !== undefined);
    const asked = new Set(names);
    const unasked = ['result', 'result_error'].flatMap((place) =>
      Object.keys(maps[place] ?? {})
        .filter((name) => !asked.has(name))
        .map((name) => pointerOf(['result', place, name])),
    );
    return [
      ...unasked.slice(0, 1).map((pointer) =>
        violation(batch, 'unexpected-result', {
          message: 'The batch has an outcome of a command that nobody sent.',
          pointer,
          expected: 'nothing',
          received: pointer,
        }),
      ),
      ...carriedOut.flatMap((command) => compare(batch, command)),
      ...halted.map((command) =>
        violation(batch, 'halt-ignored', {
          message: 'A command behind a failing one is carried out although halt is set.',
          pointer: pointerOf(['result', 'result', command.name]),
          expected: 'nothing',
          received: describeCommand(command),
        }),
      ),
    ];
  },
};

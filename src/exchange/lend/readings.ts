import type { Json } from '../../contract/contract.ts';
import type { PlannedRequest } from '../../plan/case.ts';
import { type Fixtures, resolveParameters } from '../http/resolve-parameters.ts';
import { formName } from './parameter-name.ts';

/** A parameter as a portal may read it: its name in upper case, and its value. */
export type Reading = readonly [name: string, value: Json];

function* pairsOf(text: string): Generator<Reading> {
  // Some readers take a semicolon for an ampersand.
  for (const one of new Set([text, text.replaceAll(';', '&')]))
    for (const [written, value] of new URLSearchParams(one)) {
      const { name, isItem } = formName(written);
      yield [name, isItem ? [value] : value];
    }
}

/** The parameters of a request in every place that they can stand in. */
export function* readingsOf(planned: PlannedRequest, fixtures: Fixtures): Generator<Reading> {
  const { parameters, query, raw, rawQuery } = planned;
  for (const part of [parameters, query ?? {}])
    for (const [written, value] of Object.entries(resolveParameters(part, fixtures))) {
      const { name, isItem } = formName(written);
      yield [name, isItem ? [value] : value];
    }
  const body = raw === undefined ? '' : Buffer.from(raw.base64, 'base64').toString('utf8');
  for (const text of [rawQuery ?? '', body]) yield* pairsOf(text);
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null)
      for (const [written, item] of Object.entries(value)) yield [formName(written).name, item as Json];
  } catch {
    // A body that is no JSON has been read as a form.
  }
}

/** The commands of a batch: the method in lower case, and its parameters. */
export function* commandsOf(
  cmd: unknown,
): Generator<readonly [method: string, readings: readonly Reading[]]> {
  const commands = typeof cmd === 'object' && cmd !== null ? Object.values(cmd) : [cmd];
  for (const command of commands) {
    if (typeof command !== 'string') continue;
    const [method = '', query = ''] = command.split('?', 2);
    const readings = [...pairsOf(query)];
    // A portal refuses a batch in a batch. One that does not carries out the commands in it.
    if (method.toLowerCase() !== 'batch') yield [method.toLowerCase(), readings];
    else for (const [name, value] of readings) if (name === 'CMD') yield* commandsOf(value);
  }
}

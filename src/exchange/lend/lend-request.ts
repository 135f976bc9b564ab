import type { Json, ParameterValue } from '../../contract/contract.ts';
import { fixturesIn } from '../../contract/fixture.ts';
import type { PlannedRequest, RawBody } from '../../plan/case.ts';
import { percentEncode } from '../http/encode-form.ts';
import { formName } from './parameter-name.ts';

/** A value of a parameter, named in upper case, as it is sent: the same object where nothing changes. */
export type LendValue = (method: string, parameter: string, value: Json) => Json;

type Values = Readonly<Record<string, ParameterValue>>;

function isCommand(value: unknown): value is { command: string; parameters: Values } {
  const { command, parameters } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof command === 'string' && typeof parameters === 'object' && parameters !== null;
}

function lendCommands(value: ParameterValue, lend: LendValue): ParameterValue {
  if (isCommand(value)) return { ...value, parameters: lendValues(value.command, value.parameters, lend) };
  if (Array.isArray(value)) return value.map((item: ParameterValue) => lendCommands(item, lend));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value as Values);
  return Object.fromEntries(members.map(([name, item]) => [name, lendCommands(item, lend)]));
}

function lendValues(method: string, values: Values, lend: LendValue): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (method.toLowerCase() === 'batch') return [name, lendCommands(value, lend)];
      // An id of a fixture is filled in later, in the form that the request asks for.
      return [name, fixturesIn(value).length > 0 ? value : lend(method, formName(name).name, value as Json)];
    }),
  );
}

function lendPairs(method: string, text: string, lend: LendValue): string {
  const pairs = text.split('&').map((pair) => {
    const [[name, value] = ['', '']] = new URLSearchParams(pair);
    const lent = lend(method, formName(name).name, value);
    return lent === value ? pair : `${percentEncode(name)}=${percentEncode(String(lent))}`;
  });
  return pairs.join('&');
}

function lendBody(method: string, raw: RawBody, lend: LendValue): RawBody {
  const text = Buffer.from(raw.base64, 'base64').toString('utf8');
  const rewritten = raw.contentType.includes('json')
    ? lendJson(method, text, lend)
    : lendPairs(method, text, lend);
  return rewritten === text ? raw : { ...raw, base64: Buffer.from(rewritten, 'utf8').toString('base64') };
}

function lendJson(method: string, text: string, lend: LendValue): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return text;
  const changed = Object.entries(value).map(([name, item]) => [
    name,
    item,
    lend(method, formName(name).name, item as Json),
  ]);
  if (changed.every(([, before, after]) => before === after)) return text;
  return JSON.stringify(Object.fromEntries(changed.map(([name, , after]) => [name, after])));
}

/** A request with other values in every place where parameters can stand. Its key stays: it is the same planned request. */
export function lendRequest(planned: PlannedRequest, lend: LendValue): PlannedRequest {
  const { method, parameters, query, raw, rawQuery } = planned;
  return {
    ...planned,
    parameters: lendValues(method, parameters, lend),
    ...(query === undefined ? {} : { query: lendValues(method, query, lend) }),
    ...(raw === undefined ? {} : { raw: lendBody(method, raw, lend) }),
    ...(rawQuery === undefined ? {} : { rawQuery: lendPairs(method, rawQuery, lend) }),
  };
}

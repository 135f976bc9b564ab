import type { WireValue } from '../php/encode-json.ts';
import { isPhpList } from '../php/encode-json.ts';
import { toText } from '../php/php-cast.ts';
import type { PhpArray, PhpValue } from '../php/php-value.ts';
import { fromWire, toWire } from '../php/to-wire.ts';
import type { EntityTable } from '../state/entities.ts';
import type { PortalState } from '../state/portal-state.ts';
import type { V3Call, V3Method } from './v3-method.ts';
import { type V3Outcome, v3Refusal } from './v3-outcome.ts';

/** How many commands a batch may have. @see docs/reference/portal.md F */
const maxCommands = 50;

/**
 * Runs the commands `{ method, query, as }` of a JSON array one after the other. All of them succeed, or the first refusal is that of the batch
 * and nothing stays changed. `{ $ref: "name.path" }` in a query takes a value from an earlier result, `{ $refArray: "name.items.id" }` a list.
 *
 * @see docs/reference/portal.md F
 */
export const batchV3: V3Method = {
  name: 'batch',
  scopes: [],
  parameters: {},
  async handle(call) {
    const commands = [...call.query.values()];
    if (commands.length > maxCommands)
      return v3Refusal('BATCHLIMITEXCEPTION', `A batch has at most ${maxCommands} commands`);
    const { state } = call.context;
    const before = copyOf(state);
    const outcome = await run(commands, call);
    if (outcome.kind === 'refusal') restore(state, before);
    return outcome;
  },
};

async function run(commands: readonly PhpValue[], call: V3Call): Promise<V3Outcome> {
  const results: WireValue[] = [];
  const named = new Map<string, WireValue>();
  for (const [index, command] of commands.entries()) {
    if (!(command instanceof Map)) return invalid(index, 'is no object');
    const method = toText(command.get('method')) ?? '';
    if (method === '' || method.toLowerCase() === 'batch')
      return invalid(index, 'names no method for a batch');
    const query = command.get('query');
    const ran = call.run(method, {
      ...call,
      query: query instanceof Map ? resolve(query, named) : new Map(),
    });
    const outcome = ran instanceof Promise ? await ran : ran;
    if (outcome.kind === 'refusal') return outcome;
    results.push(outcome.result);
    named.set(toText(command.get('as')) ?? String(index), outcome.result);
  }
  return { kind: 'success', result: results };
}

function invalid(index: number, what: string): V3Outcome {
  return v3Refusal('VALIDATION_REQUESTVALIDATIONEXCEPTION', 'Error validating the request object', [
    { field: String(index), message: `Command ${index} ${what}` },
  ]);
}

function resolve(query: PhpArray, named: ReadonlyMap<string, WireValue>): PhpArray {
  return new Map([...query].map(([name, value]) => [name, resolveValue(value, named)]));
}

function resolveValue(value: PhpValue, named: ReadonlyMap<string, WireValue>): PhpValue {
  if (!(value instanceof Map)) return value;
  const [one, list] = [toText(value.get('$ref')), toText(value.get('$refArray'))];
  if (one !== undefined) return follow(one, named)[0] ?? null;
  if (list === undefined) return resolve(value, named);
  return new Map(follow(list, named).map((found, index) => [String(index), found]));
}

/** All values at a path such as `name.items.id`; a list on the way stands for each of its entries. */
function follow(path: string, named: ReadonlyMap<string, WireValue>): readonly PhpValue[] {
  const [name = '', ...keys] = path.split('.');
  let found: readonly PhpValue[] = named.has(name) ? [fromWire(named.get(name) ?? null)] : [];
  for (const key of keys)
    found = found.flatMap((value) => {
      if (!(value instanceof Map)) return [];
      if (value.has(key)) return [value.get(key) ?? null];
      return isPhpList(new Map([...value].map(([at, member]) => [at, toWire(member)])))
        ? [...value.values()].flatMap((entry) =>
            entry instanceof Map && entry.has(key) ? [entry.get(key) ?? null] : [],
          )
        : [];
    });
  return found;
}

type Tables = ReadonlyMap<string, EntityTable>;

/** The tables as they are now. Records are never changed in place by methods of REST 3.0, so they need no copy. */
function copyOf(state: PortalState): Tables {
  return new Map(
    [...state.entities].map(([name, { rows, nextId }]) => [name, { rows: new Map(rows), nextId }]),
  );
}

function restore(state: PortalState, tables: Tables): void {
  state.entities.clear();
  for (const [name, table] of tables) state.entities.set(name, table);
}

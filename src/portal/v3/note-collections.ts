import type { WireValue } from '../php/encode-json.ts';
import { toInteger, toText } from '../php/php-cast.ts';
import type { PhpArray } from '../php/php-value.ts';
import { isoDate } from '../pipeline/time-block.ts';
import { type EntityRecord, type EntityTable, putRecord } from '../state/entities.ts';
import { listV3 } from './list-v3.ts';
import type { V3Call, V3Method } from './v3-method.ts';
import { type V3Outcome, v3Refusal } from './v3-outcome.ts';

/** The name under which the state keeps knowledge bases, and with which their methods begin. */
const prefix = 'note.collection';

/** How long the name of a knowledge base may be. @see docs/reference/portal.md F */
const maxName = 255;

const id = { type: 'integer', isRequired: true } as const;
const fields = { type: 'object', isRequired: true } as const;

/** The knowledge bases of REST 3.0, an entity with all five methods. What was added is read back, and what was deleted is gone. */
export const noteCollections: readonly V3Method[] = [
  { name: `${prefix}.add`, scopes: ['note'], parameters: { fields }, handle: add },
  { name: `${prefix}.get`, scopes: ['note'], parameters: { id }, handle: get },
  {
    name: `${prefix}.list`,
    scopes: ['note'],
    parameters: {
      filter: { type: 'array' },
      select: { type: 'array' },
      order: { type: 'object' },
      pagination: { type: 'object' },
    },
    handle: (call) => listV3(call.query, [...tableOf(call).rows.values()], fieldNames),
  },
  { name: `${prefix}.update`, scopes: ['note'], parameters: { id, fields }, handle: update },
  { name: `${prefix}.delete`, scopes: ['note'], parameters: { id }, handle: remove },
];

const fieldNames = [
  'id',
  'name',
  'position',
  'policyLevel',
  'createdBy',
  'createdAt',
  'updatedBy',
  'updatedAt',
] as const;

function tableOf({ context: { state } }: V3Call): EntityTable {
  const known = state.entities.get(prefix);
  if (known !== undefined) return known;
  const table: EntityTable = { rows: new Map(), nextId: 1 };
  state.entities.set(prefix, table);
  return table;
}

function add(call: V3Call): V3Outcome {
  const name = nameOf(call.query);
  if (typeof name !== 'string') return name;
  const table = tableOf(call);
  const made = table.nextId;
  const [now, user] = [nowOf(call), call.credential.user.id];
  const record: EntityRecord = new Map<string, WireValue>([
    ['id', made],
    ['name', name],
    ['position', made * 100],
    ['policyLevel', 'view'],
    ['createdBy', user],
    ['createdAt', now],
    ['updatedBy', user],
    ['updatedAt', now],
  ]);
  putRecord(table, String(made), record);
  return item(record);
}

function get(call: V3Call): V3Outcome {
  const record = tableOf(call).rows.get(idOf(call));
  return record === undefined ? notFound : item(record);
}

function update(call: V3Call): V3Outcome {
  const table = tableOf(call);
  const wanted = idOf(call);
  const record = table.rows.get(wanted);
  if (record === undefined) return notFound;
  const name = nameOf(call.query);
  if (typeof name !== 'string') return name;
  const changed: EntityRecord = new Map(record);
  changed.set('name', name).set('updatedBy', call.credential.user.id).set('updatedAt', nowOf(call));
  putRecord(table, wanted, changed);
  return item(changed);
}

function remove(call: V3Call): V3Outcome {
  return tableOf(call).rows.delete(idOf(call)) ? { kind: 'success', result: { result: true } } : notFound;
}

function idOf({ query }: V3Call): string {
  return String(toInteger(query.get('id')));
}

const notFound = v3Refusal('ENTITYNOTFOUNDEXCEPTION', 'Knowledge base not found.');

function item(record: EntityRecord): V3Outcome {
  return { kind: 'success', result: { item: record } };
}

function nowOf({ context: { state } }: V3Call): string {
  return isoDate(state.now(), '+00:00').replace('+00:00', 'Z');
}

function nameOf(query: PhpArray): string | V3Outcome {
  const sent = query.get('fields');
  const given = sent instanceof Map ? sent : new Map();
  for (const field of given.keys())
    if (field !== 'name')
      return v3Refusal(
        'UNKNOWNDTOPROPERTYEXCEPTION',
        `Unknown field \`${field}\` for object \`CollectionDto\``,
      );
  const name = given.get('name');
  const invalid = (message: string) =>
    v3Refusal('VALIDATION_DTOVALIDATIONEXCEPTION', 'Error validating the object', [
      { field: 'name', message },
    ]);
  if (name !== undefined && typeof name !== 'string')
    return invalid('Field `name` requires data type `string`');
  const text = (toText(name) ?? '').trim();
  if (text === '') return invalid('The name cannot be empty.');
  return text.length > maxName ? invalid(`The name must not exceed ${maxName} characters.`) : text;
}

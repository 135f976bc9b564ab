import type { MethodCall } from '../methods/portal-method.ts';
import type { WireValue } from '../php/encode-json.ts';
import { toText } from '../php/php-cast.ts';
import type { PhpArray, PhpValue } from '../php/php-value.ts';
import { type Outcome, refusal, success } from '../pipeline/outcome.ts';
import { type EntityRecord, type EntityTable, putRecord } from '../state/entities.ts';
import type { PortalState } from '../state/portal-state.ts';
import { parameterOf, refusalFrom } from './described-call.ts';
import {
  type EntityShape,
  idKey,
  idParameter,
  isFamily,
  placeOf,
  shapeOf,
  shownList,
  shownRecord,
  type Verb,
  wrapped,
} from './entity-family.ts';
import { listEntities } from './list-entities.ts';
import type { DescriptionSource, MethodDescription } from './method-description.ts';
import { mergeFields, sentFields } from './sent-fields.ts';

/** A method of a family while it is called. */
export interface EntityCall {
  readonly call: MethodCall;
  readonly description: MethodDescription;
  readonly shape: EntityShape;
  readonly table: EntityTable;
}

const handlers: Readonly<Record<Verb, (entity: EntityCall) => Outcome>> = {
  add: addEntity,
  get: getEntity,
  list: listEntities,
  update: updateEntity,
  delete: deleteEntity,
};

/**
 * How a method of a family is answered from the family's store; undefined for a method of no family.
 *
 * @see docs/reference/portal.md E
 */
export function entityMethod(
  description: MethodDescription,
  source: DescriptionSource,
): ((call: MethodCall) => Outcome) | undefined {
  const place = placeOf(description.name);
  if (place === undefined || !isFamily(place.prefix, source)) return undefined;
  // A result in which no list can be found is shown as the document has it.
  const { result } = description;
  if (place.verb === 'list' && result !== null && shownList(result) === undefined) return undefined;
  const shape = shapeOf(place.prefix, source);
  return (call) =>
    handlers[place.verb]({
      call,
      description,
      shape,
      table: tableOf(place.prefix, shape, call.context.state),
    });
}

/** The table of a family, which begins with the record that its examples show. */
export function tableOf(prefix: string, { sample, idField }: EntityShape, state: PortalState): EntityTable {
  const known = state.entities.get(prefix);
  if (known !== undefined) return known;
  const table: EntityTable = { rows: new Map(), nextId: 1 };
  const id = sample[idField];
  if (typeof id === 'string' || typeof id === 'number')
    putRecord(table, idKey(String(id)), new Map(Object.entries(sample)));
  state.entities.set(prefix, table);
  return table;
}

function addEntity({ call, description, shape, table }: EntityCall): Outcome {
  const fields = sentFields(call.params, description);
  const id = newId(fields, shape, table);
  const record: EntityRecord = new Map(Object.entries(shape.sample));
  record.set(shape.idField, idLike(shape.sample[shape.idField], id));
  mergeFields(record, fields, shape);
  putRecord(table, id, record);
  return success(idResult(description.result, id, record, shape));
}

/** The next number, or where ids are codes the code that was sent. */
function newId(fields: PhpArray, { sample, idField }: EntityShape, { nextId }: EntityTable): string {
  const example = sample[idField];
  const sent = toText(parameterOf(fields, idField));
  const isCode = typeof example === 'string' && !/^\d+$/.test(example);
  return isCode && sent !== undefined && sent !== '' ? sent : String(nextId);
}

function getEntity(entity: EntityCall): Outcome {
  const shown = shownRecord(entity.description.result);
  if (shown?.isInList && toText(idGiven(entity)) === undefined) return listEntities(entity);
  const record = entity.table.rows.get(idOf(entity));
  if (record === undefined) return unknown(entity);
  return success(shown?.isInList ? [record] : wrapped(record, shown?.wrapper));
}

function updateEntity(entity: EntityCall): Outcome {
  const { call, description, shape, table } = entity;
  const id = idOf(entity);
  const known = table.rows.get(id);
  if (known === undefined) return unknown(entity);
  // A copy, so that a batch of REST 3.0 that fails can put the record back as it was.
  const record: EntityRecord = new Map(known);
  mergeFields(record, sentFields(call.params, description), shape);
  putRecord(table, id, record);
  return success(idResult(description.result, id, record, shape));
}

function deleteEntity(entity: EntityCall): Outcome {
  return entity.table.rows.delete(idOf(entity))
    ? success(entity.description.result ?? true)
    : unknown(entity);
}

function idGiven({ call, description }: EntityCall): PhpValue | undefined {
  return parameterOf(call.params, idParameter(description) ?? 'id');
}

function idOf(entity: EntityCall): string {
  return idKey(toText(idGiven(entity)) ?? '');
}

/** The documented refusal of an unknown id, or one of our own where the document has none. */
function unknown({ description: { unknownId } }: EntityCall): Outcome {
  return unknownId === undefined
    ? refusal(400, 'ERROR_NOT_FOUND', 'Not found')
    : refusalFrom(unknownId, 'Not found');
}

/** An id in the form that the example shows it: as text or as a number. */
function idLike(example: WireValue | undefined, id: string): WireValue {
  return typeof example === 'string' || !/^\d+$/.test(id) ? id : Number(id);
}

/** What add and update answer: the id, true or the record, whichever the example shows. */
function idResult(example: WireValue, id: string, record: EntityRecord, { idField }: EntityShape): WireValue {
  if (example === null || typeof example === 'number' || typeof example === 'string')
    return idLike(example, id);
  const shown = shownRecord(example);
  if (shown === undefined) return example;
  const names = Object.keys(shown.record);
  const idName = names.find((name) => name.toLowerCase() === 'id' || name === idField);
  if (idName === undefined) return example;
  const isRecord = names.length > 1;
  const result: EntityRecord = isRecord ? record : new Map([[idName, idLike(shown.record[idName], id)]]);
  return wrapped(result, shown.wrapper);
}

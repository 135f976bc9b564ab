import { compareTexts, fieldOf } from '../generic/filter-records.ts';
import type { WireValue } from '../php/encode-json.ts';
import { toInteger, toText } from '../php/php-cast.ts';
import type { PhpArray } from '../php/php-value.ts';
import { fromWire } from '../php/to-wire.ts';
import type { EntityRecord } from '../state/entities.ts';
import { passesConditions } from './conditions-v3.ts';
import { type V3Outcome, v3Refusal } from './v3-outcome.ts';

/** How many items a page has unless `pagination.limit` says otherwise, and at most. @see docs/reference/portal.md F */
const [defaultLimit, maxLimit] = [50, 200];

/**
 * The items of a list method: those that pass `filter`, in `order`, the fields of `select`, one page of `pagination`. A field that the entity
 * does not have is refused, in filter, order and select alike.
 */
export function listV3(
  query: PhpArray,
  records: readonly EntityRecord[],
  names: readonly string[],
): V3Outcome {
  const conditions = query.get('filter');
  const order = [...mapOf(query, 'order')];
  const select = [...mapOf(query, 'select').values()].map((name) => toText(name) ?? '');
  const unknown = [...order.map(([name]) => name), ...select].find((name) => !names.includes(name));
  if (unknown !== undefined) return unknownField(unknown);
  const found: EntityRecord[] = [];
  for (const record of records) {
    const fields = new Map([...record].map(([name, value]) => [name, fromWire(value)]));
    const passes = conditions instanceof Map ? passesConditions(fields, conditions, names) : true;
    if (typeof passes === 'object')
      return passes.field === undefined ? badFilter : unknownField(passes.field);
    if (passes) found.push(record);
  }
  found.sort((a, b) => {
    for (const [name, direction] of order) {
      const [one, other] = [a, b].map((record) => toText(fromWire(fieldOfRecord(record, name))) ?? '');
      const difference = compareTexts(one ?? '', other ?? '');
      if (difference !== 0) return toText(direction)?.toUpperCase() === 'DESC' ? -difference : difference;
    }
    return 0;
  });
  const page = pageOf(query);
  if (page === undefined)
    return v3Refusal('INVALIDPAGINATIONEXCEPTION', `The limit has to be from 1 to ${maxLimit}`);
  const items = found.slice(page.from, page.from + page.limit);
  return { kind: 'success', result: { items: items.map((record) => pick(record, select)) } };
}

function mapOf(query: PhpArray, name: string): PhpArray {
  const value = query.get(name);
  return value instanceof Map ? value : new Map();
}

function fieldOfRecord(record: EntityRecord, name: string): WireValue {
  return record.get(name) ?? null;
}

/** `limit` and either `offset` or `page`, which counts from 0; undefined when the limit is out of bounds. */
function pageOf(query: PhpArray): { readonly from: number; readonly limit: number } | undefined {
  const pagination = mapOf(query, 'pagination');
  const wanted = fieldOf(pagination, 'limit');
  const limit = wanted === undefined ? defaultLimit : toInteger(wanted);
  if (limit < 1 || limit > maxLimit) return undefined;
  const offset = toInteger(fieldOf(pagination, 'offset'));
  return { from: Math.max(0, offset || toInteger(fieldOf(pagination, 'page')) * limit), limit };
}

function pick(record: EntityRecord, select: readonly string[]): EntityRecord {
  return select.length === 0 ? record : new Map([...record].filter(([name]) => select.includes(name)));
}

const badFilter = v3Refusal('INVALIDFILTEREXCEPTION', 'The filter is not a list of conditions');

function unknownField(name: string): V3Outcome {
  return v3Refusal('UNKNOWNDTOPROPERTYEXCEPTION', `Unknown field \`${name}\` for object \`CollectionDto\``);
}

import { toText } from '../php/php-cast.ts';
import type { PhpArray } from '../php/php-value.ts';
import { fromWire } from '../php/to-wire.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import type { EntityRecord } from '../state/entities.ts';
import { parameterOf } from './described-call.ts';
import { shownList, wrapped } from './entity-family.ts';
import type { EntityCall } from './entity-methods.ts';
import { compareTexts, fieldOf, passesFilter } from './filter-records.ts';
import { pageOf, pageSize } from './page.ts';

/** The records of a family that pass `filter`, in `order`, the fields of `select`, 50 a page. */
export function listEntities({ call, description, shape, table }: EntityCall): Outcome {
  const { params, start } = call;
  const filter = mapOf(params, 'filter');
  const found = [...table.rows.values()]
    .map((record) => ({
      record,
      fields: new Map([...record].map(([name, value]) => [name, fromWire(value)])),
    }))
    .filter(({ fields }) => passesFilter(fields, filter));
  const order = [...mapOf(params, 'order')].map(([name, direction]) => ({
    name,
    sign: toText(direction)?.toUpperCase() === 'DESC' ? -1 : 1,
  }));
  found.sort((a, b) => {
    for (const { name, sign } of order) {
      const textOf = (of: typeof a) => toText(fieldOf(of.fields, name)) ?? '';
      const difference = compareTexts(textOf(a), textOf(b));
      if (difference !== 0) return sign * difference;
    }
    return 0;
  });
  const selected = selectionOf(params, shape.idField);
  const page = pageOf(found, start, ({ record }) => pick(record, selected));
  const result = wrapped(page.result, shownList(description.result)?.wrapper);
  const isCounted = description.isPaged || found.length > pageSize;
  return isCounted ? { ...page, result } : { kind: 'success', result };
}

function mapOf(params: PhpArray, name: string): PhpArray {
  const value = parameterOf(params, name);
  return value instanceof Map ? value : new Map();
}

/** The names of `select` in lower case, the id among them; undefined for all fields. */
function selectionOf(params: PhpArray, idField: string): ReadonlySet<string> | undefined {
  const names = [...mapOf(params, 'select').values()].map((name) => (toText(name) ?? '').toLowerCase());
  return names.length === 0 || names.includes('*') ? undefined : new Set([...names, idField.toLowerCase()]);
}

function pick(record: EntityRecord, selected: ReadonlySet<string> | undefined): EntityRecord {
  if (selected === undefined) return record;
  return new Map([...record].filter(([name]) => selected.has(name.toLowerCase())));
}

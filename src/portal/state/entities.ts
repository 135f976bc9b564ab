import type { WireValue } from '../php/encode-json.ts';

/** One record of an imported family, its fields in the order of the documents. */
export type EntityRecord = Map<string, WireValue>;

/** The records of one family by id. Ids are texts here, as some families have codes such as `USD`. */
export interface EntityTable {
  readonly rows: Map<string, EntityRecord>;
  nextId: number;
}

/** How many records of a family a portal remembers; the oldest goes first. There are at most some 200 families. */
export const maxRows = 1_000;

/** Puts a record under its id, in the place of one that is there. */
export function putRecord(table: EntityTable, id: string, record: EntityRecord): void {
  const oldest =
    table.rows.size >= maxRows && !table.rows.has(id) ? table.rows.keys().next().value : undefined;
  if (oldest !== undefined) table.rows.delete(oldest);
  table.rows.set(id, record);
  const number = Number(id);
  if (Number.isSafeInteger(number)) table.nextId = Math.max(table.nextId, number + 1);
}

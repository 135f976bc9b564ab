import type { WireValue } from '../php/encode-json.ts';
import type { DescriptionSource, MethodDescription } from './method-description.ts';

/** What a method of a family does with its entity. */
export type Verb = 'add' | 'get' | 'list' | 'update' | 'delete';

const verbs: Readonly<Record<string, Verb>> = {
  add: 'add',
  get: 'get',
  list: 'list',
  update: 'update',
  delete: 'delete',
};

/** A method's place in a family: `crm.lead` and `add` for crm.lead.add; undefined where the name ends otherwise. */
export function placeOf(name: string): { readonly prefix: string; readonly verb: Verb } | undefined {
  const dot = name.lastIndexOf('.');
  const verb = Object.hasOwn(verbs, name.slice(dot + 1)) ? verbs[name.slice(dot + 1)] : undefined;
  return dot < 0 || verb === undefined ? undefined : { prefix: name.slice(0, dot), verb };
}

/** Whether the methods of a prefix share one entity: something can be added, and read back. */
export function isFamily(prefix: string, { names }: DescriptionSource): boolean {
  return names.has(`${prefix}.add`) && (names.has(`${prefix}.get`) || names.has(`${prefix}.list`));
}

/** A record as an example shows it: as the result, in a member of it, or as the first of a list. */
export interface ShownRecord {
  readonly record: Readonly<Record<string, WireValue>>;
  readonly wrapper: string | undefined;
  readonly isInList: boolean;
}

/** The record in the result of get: the object itself, that in its only member, or the first of a list. */
export function shownRecord(result: WireValue): ShownRecord | undefined {
  if (isList(result)) {
    const record = result.find(isObject);
    return record === undefined ? undefined : { record, wrapper: undefined, isInList: true };
  }
  if (!isObject(result)) return undefined;
  const [[wrapper, member] = ['', null], ...others] = Object.entries(result);
  return others.length === 0 && isObject(member)
    ? { record: member, wrapper, isInList: false }
    : { record: result, wrapper: undefined, isInList: false };
}

/** The records in the result of list: the list itself, or that in a member. */
export function shownList(
  result: WireValue,
): { readonly first: ShownRecord['record'] | undefined; readonly wrapper: string | undefined } | undefined {
  if (isList(result)) return { first: result.find(isObject), wrapper: undefined };
  if (!isObject(result)) return undefined;
  const found = Object.entries(result).find(([, member]) => isList(member));
  return found === undefined
    ? undefined
    : { first: (found[1] as readonly WireValue[]).find(isObject), wrapper: found[0] };
}

/** What is known of a family from the examples of its methods. */
export interface EntityShape {
  /** A record with all fields that examples show; empty when none shows one. */
  readonly sample: Readonly<Record<string, WireValue>>;
  /** The field that holds the id. */
  readonly idField: string;
}

/**
 * Reads the shape of a family's entity from its examples: that of get, else the first of list. The id is the field `ID`, else the one that is
 * called as the parameter of get, else the one that has the value with which add answers.
 */
export function shapeOf(prefix: string, source: DescriptionSource): EntityShape {
  const get = source.describe(`${prefix}.get`);
  const list = source.describe(`${prefix}.list`);
  const sample =
    (get === undefined ? undefined : shownRecord(get.result)?.record) ??
    (list === undefined ? undefined : shownList(list.result)?.first) ??
    {};
  const names = Object.keys(sample);
  const parameter = get === undefined ? undefined : idParameter(get);
  const added = source.describe(`${prefix}.add`)?.result;
  const idField =
    names.find((name) => name.toLowerCase() === 'id') ??
    names.find((name) => name.toLowerCase() === parameter?.toLowerCase()) ??
    (typeof added === 'string' ? names.find((name) => sample[name] === added) : undefined) ??
    'ID';
  return { sample, idField };
}

/**
 * The parameter that holds the id of one entity: `id`, else the one called after the entity, as ELEMENT_ID for `lists.element`, else the last
 * required one whose name ends in `id`.
 */
export function idParameter({ name: method, parameters }: MethodDescription): string | undefined {
  const named = parameters.filter(({ name }) => /id$/i.test(name));
  const entity = placeOf(method)?.prefix.split('.').at(-1)?.toLowerCase() ?? '';
  return (
    named.find(({ name }) => name.toLowerCase() === 'id') ??
    named.find(({ name }) => name.toLowerCase().replaceAll('_', '') === `${entity}id`) ??
    named.filter(({ isRequired }) => isRequired).at(-1) ??
    named[0]
  )?.name;
}

/** The id that a text stands for: zeros before digits do not count. */
export function idKey(text: string): string {
  return /^\d+$/.test(text) ? String(Number(text)) : text;
}

/** A record inside the member that it stands in. */
export function wrapped(record: WireValue, wrapper: string | undefined): WireValue {
  return wrapper === undefined ? record : { [wrapper]: record };
}

function isList(value: WireValue): value is readonly WireValue[] {
  return Array.isArray(value);
}

function isObject(value: WireValue): value is Readonly<Record<string, WireValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
}

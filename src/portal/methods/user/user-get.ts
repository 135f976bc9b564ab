import { compareTexts, type FilterRecord, fieldOf, passesFilter } from '../../generic/filter-records.ts';
import { pageOf } from '../../generic/page.ts';
import { toText, withUpperCaseNames } from '../../php/php-cast.ts';
import type { PhpArray } from '../../php/php-value.ts';
import { fromWire } from '../../php/to-wire.ts';
import type { PortalUser } from '../../state/portal-state.ts';
import type { PortalMethod } from '../portal-method.ts';
import { userRecord } from './describe-user-record.ts';

/** Parameters that are no condition when conditions stand beside them instead of in FILTER. */
const notConditions = new Set(['FILTER', 'SORT', 'ORDER', 'ADMIN_MODE', 'SELECT', 'IMAGE_RESIZE', 'START']);

/**
 * The users that pass a filter, 50 a page, by ascending id unless `sort` and `order` say otherwise; bots are left out. Conditions stand in FILTER or
 * beside it. `select` takes field names, `*` for all.
 *
 * @see docs/portal.md C
 */
export const userGet: PortalMethod = {
  name: 'user.get',
  scopes: ['user', 'user_basic', 'user_brief'],
  handle({ params, start, caller, context: { state } }) {
    const given = withUpperCaseNames(params);
    const filter = filterOf(given);
    const isVisible = ({ kind, groups }: PortalUser) =>
      kind !== 'bot' &&
      kind !== 'copilot' &&
      (caller.kind !== 'extranet' || [...groups].some((group) => caller.groups.has(group)));
    const records = [...state.users.values()]
      .filter(isVisible)
      .map((user) => userRecord(user, state))
      .map((record) => ({ record, fields: fieldsOf(record) }))
      .filter(({ fields }) => passesFilter(fields, filter));
    const field = toText(given.get('SORT')) || 'ID';
    const sign = toText(given.get('ORDER'))?.toUpperCase() === 'DESC' ? -1 : 1;
    const textOf = (fields: FilterRecord) => toText(fieldOf(fields, field)) ?? '';
    records.sort((a, b) => sign * compareTexts(textOf(a.fields), textOf(b.fields)));
    const selected = selectionOf(given);
    return pageOf(records, start, ({ record }) =>
      selected === undefined
        ? record
        : Object.fromEntries(Object.entries(record).filter(([name]) => name === 'ID' || selected.has(name))),
    );
  },
};

function fieldsOf(record: Readonly<Record<string, Parameters<typeof fromWire>[0]>>): FilterRecord {
  const fields = new Map(Object.entries(record).map(([name, value]) => [name, fromWire(value)]));
  fields.set('NAME_SEARCH', `${toText(fields.get('NAME'))} ${toText(fields.get('LAST_NAME'))}`);
  return fields;
}

/** The conditions; NAME_SEARCH looks for a substring without an operator. */
function filterOf(given: PhpArray): PhpArray {
  const filter = given.get('FILTER');
  const conditions: PhpArray =
    filter instanceof Map
      ? withUpperCaseNames(filter)
      : new Map([...given].filter(([name]) => !notConditions.has(name)));
  const search = conditions.get('NAME_SEARCH');
  if (search === undefined) return conditions;
  conditions.delete('NAME_SEARCH');
  return conditions.set('%NAME_SEARCH', search);
}

function selectionOf(given: PhpArray): ReadonlySet<string> | undefined {
  const select = given.get('SELECT');
  if (!(select instanceof Map) || select.size === 0) return undefined;
  const names = [...select.values()].map((name) => (toText(name) ?? '').toUpperCase());
  return names.includes('*') ? undefined : new Set(names);
}

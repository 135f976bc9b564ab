import { expect, test } from '@playwright/test';
import type { Json, Schema } from '../../../src/contract/contract.ts';
import { withEmptyMaps } from '../../../src/evaluate/with-empty-maps.ts';

const schema: Schema = {
  type: 'object',
  properties: {
    result: {
      type: 'object',
      properties: {
        rights: { type: 'object' },
        users: { type: 'array', items: { type: 'object', properties: { more: { type: 'object' } } } },
        name: { type: 'string' },
      },
    },
  },
};

for (const { says, body, becomes } of [
  { says: 'an empty list in place of the result', body: { result: [] }, becomes: { result: {} } },
  {
    says: 'an empty list within the result',
    body: { result: { rights: [], users: [] } },
    becomes: { result: { rights: {}, users: [] } },
  },
  {
    says: 'an empty list within an item',
    body: { result: { users: [{ more: {} }, { more: [] }] } },
    becomes: { result: { users: [{ more: {} }, { more: {} }] } },
  },
] satisfies { says: string; body: Json; becomes: Json }[]) {
  test(`${says} is a map without members where the schema wants a map`, () => {
    expect(withEmptyMaps(schema, body)).toEqual(becomes);
  });
}

for (const { says, body } of [
  { says: 'a list with items', body: { result: { rights: [1] } } },
  { says: 'an empty list where text is wanted', body: { result: { name: [] } } },
  { says: 'null', body: { result: { rights: null } } },
  { says: 'a map where a list is wanted', body: { result: { users: {} } } },
] satisfies { says: string; body: Json }[]) {
  test(`${says} stays what it is`, () => {
    expect(withEmptyMaps(schema, body)).toEqual(body);
  });
}

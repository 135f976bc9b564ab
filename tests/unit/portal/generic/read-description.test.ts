import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { packageRoot } from '../../../../src/package-root.ts';
import { readDescription } from '../../../../src/portal/generic/read-description.ts';
import { documentOf } from './documents.ts';

test('a document of the suite is read as one of an importer is', () => {
  const text = readFileSync(join(packageRoot(), 'spec/methods/im.dialog.writing.yaml'), 'utf8');
  expect(readDescription(parse(text))).toMatchObject({
    name: 'im.dialog.writing',
    isV3: false,
    isPaged: false,
    parameters: [{ name: 'DIALOG_ID', isRequired: true }],
    missing: [{ parameters: ['DIALOG_ID'], refusal: { status: 400, code: 'DIALOG_ID_EMPTY' } }],
    unknownId: { status: 403, code: 'ACCESS_ERROR' },
  });
});

test('a document that lacks everything but its path has empty parts', () => {
  expect(readDescription(documentOf('my.method', {}))).toEqual({
    name: 'my.method',
    scopes: [],
    refusals: [],
    isV3: false,
    parameters: [],
    result: null,
    isPaged: false,
    missing: [],
    unknownId: undefined,
  });
});

for (const [name, document] of [
  ['a text', 'x'],
  ['a list', []],
  ['null', null],
  ['no path', { paths: {} }],
  ['paths that are a text', { paths: 'x' }],
] as const) {
  test(`${name} describes no method`, () => {
    expect(readDescription(document)).toBeUndefined();
  });
}

test('members of wrong types are read as missing', () => {
  const document = {
    paths: { '/my.method': { post: { requestBody: 1, parameters: 'x', responses: [] } } },
    'x-conformance': 3,
    'x-outcomes': { one: { requests: 'x', prefers: 'y' }, two: null },
  };
  expect(readDescription(document)).toMatchObject({ name: 'my.method', parameters: [], missing: [] });
});

test('a reference that goes in a circle or into another file is nothing', () => {
  const body = (ref: string) => ({
    paths: { '/my.method': { post: { requestBody: { $ref: ref } } } },
    components: { requestBodies: { A: { $ref: '#/components/requestBodies/A' } } },
  });
  for (const ref of ['#/components/requestBodies/A', '../other.yaml#/a'])
    expect(readDescription(body(ref))).toMatchObject({ parameters: [] });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { packageRoot } from '../../../src/package-root.ts';

const banner = '// Made from spec/conformance.schema.json by `npm run generate`. Do not edit.';
const generated = join(packageRoot(), 'src', 'contract', 'generated', 'extensions.ts');

test('the generated types are those of the schema, so code and document cannot drift', async () => {
  const schema = JSON.parse(
    readFileSync(join(packageRoot(), 'spec', 'conformance.schema.json'), 'utf8'),
  ) as JSONSchema;
  const types = await compile({ ...schema, title: 'DocumentExtensions' }, 'DocumentExtensions', {
    bannerComment: banner,
    unreachableDefinitions: true,
  });
  if (['all', 'changed'].includes(test.info().config.updateSnapshots)) writeFileSync(generated, types);
  expect(readFileSync(generated, 'utf8')).toBe(types);
});

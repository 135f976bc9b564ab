import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { bundle, createConfig } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JSONSchema7 } from 'json-schema';
import { sample } from 'openapi-sampler';
import type { OpenAPIV3_1 } from 'openapi-types';
import { editions, specDirectory } from '../../../src/contract/editions.ts';
import { methodDocument } from '../../../src/contract/method-document.ts';

const method = 'im.dialog.writing';
const methods = ['post', 'get'] as const;

/** The document of an edition as a tool that knows nothing of this project reads it: references resolved, no `x-`. */
async function plainDocument(edition: string): Promise<OpenAPIV3_1.Document> {
  const { value } = methodDocument({ method, edition, directory: specDirectory() }).source;
  const directory = test.info().outputPath('plain');
  mkdirSync(join(directory, 'methods'), { recursive: true });
  cpSync(join(specDirectory(), 'envelope.yaml'), join(directory, 'envelope.yaml'));
  const file = join(directory, 'methods', 'document.json');
  const plain = Object.entries(value).filter(([name]) => !name.startsWith('x-'));
  writeFileSync(file, JSON.stringify(Object.fromEntries(plain)));
  const bundled = await bundle({ ref: file, config: await createConfig({}), dereference: true });
  expect(bundled.problems).toEqual([]);
  return bundled.bundle.parsed as OpenAPIV3_1.Document;
}

interface Content {
  readonly place: string;
  readonly media: OpenAPIV3_1.MediaTypeObject;
}

/** Every request and response body of every operation, and every parameter. */
function contentsOf(document: OpenAPIV3_1.Document): readonly Content[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item?.[method];
      const request = operation?.requestBody as OpenAPIV3_1.RequestBodyObject | undefined;
      const responses = Object.entries(operation?.responses ?? {}) as [string, OpenAPIV3_1.ResponseObject][];
      const parameters = (operation?.parameters ?? []) as OpenAPIV3_1.ParameterObject[];
      const bodies = [
        ...Object.entries(request?.content ?? {}),
        ...responses.flatMap(([status, { content = {} }]) =>
          Object.entries(content).map(([type, media]) => [`${status} ${type}`, media] as const),
        ),
        ...parameters.map(({ name, schema }) => [name, { schema }] as const),
      ];
      return bodies.map(([name, media]) => ({
        place: `${method} ${path} ${name}`,
        media: media as OpenAPIV3_1.MediaTypeObject,
      }));
    }),
  );
}

for (const edition of editions('im.dialog.writing')) {
  test(`a foreign tool makes valid samples of every body of ${edition}`, async () => {
    const document = await plainDocument(edition);
    const contents = contentsOf(document);

    expect(contents.map(({ place }) => place)).toEqual([
      'post /im.dialog.writing application/json',
      'post /im.dialog.writing application/x-www-form-urlencoded',
      ...['200', '400', '401', '403', '404'].map(
        (status) => `post /im.dialog.writing ${status} application/json`,
      ),
      'post /im.dialog.writing DIALOG_ID',
      ...['200', '400', '401', '403', '404'].map(
        (status) => `get /im.dialog.writing ${status} application/json`,
      ),
      'get /im.dialog.writing DIALOG_ID',
    ]);
    for (const { place, media } of contents) {
      const made = sample(media.schema as JSONSchema7, { enablePatterns: true, quiet: true }, document);
      const valid = new Ajv2020({ strict: false }).compile(media.schema as object);
      expect(valid(made), `${place}: ${JSON.stringify(made)}`).toBe(true);
    }
  });

  test(`every named example of ${edition} is what its schema says`, async () => {
    const examples = contentsOf(await plainDocument(edition)).flatMap(({ place, media }) =>
      Object.entries(media.examples ?? {}).map(([name, example]) => ({
        place: `${place} ${name}`,
        schema: media.schema as object,
        value: (example as OpenAPIV3_1.ExampleObject).value as unknown,
      })),
    );

    expect(examples.length).toBeGreaterThan(20);
    for (const { place, schema, value } of examples) {
      const valid = new Ajv2020({ strict: false }).compile(schema);
      expect(valid(value), `${place}: ${JSON.stringify(valid.errors)}`).toBe(true);
    }
  });
}

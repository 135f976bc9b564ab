import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { BaseResolver, lint, loadConfig, type NormalizedProblem } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { editions, overlayFile, specDirectory } from '../../../src/contract/editions.ts';
import { methodDocument } from '../../../src/contract/method-document.ts';
import { packageRoot } from '../../../src/package-root.ts';
import { copySpec, replacing } from './spec-copy.ts';

const method = 'im.dialog.writing';

/** A resolver that reads files and refuses to fetch anything. */
const offline = () =>
  new BaseResolver({
    http: {
      headers: [],
      customFetch: async (url: unknown) => {
        throw new Error(`A linter offline asks for ${String(url)}.`);
      },
    },
  });

async function linted(file: string, name: string): Promise<readonly string[]> {
  const config = await loadConfig({ configPath: join(packageRoot(), 'redocly.yaml') });
  const problems: readonly NormalizedProblem[] = await lint({
    ref: file,
    config: config.forAlias(name),
    externalRefResolver: offline(),
  });
  return problems.map(
    ({ ruleId, message, location: [place] }) => `${ruleId} at ${place?.pointer ?? 'nowhere'}: ${message}`,
  );
}

/** Writes the document of an edition, as its overlay leaves it, with the envelope beside it. */
async function editionFile(edition: string, spec = specDirectory()): Promise<string> {
  const directory = test.info().outputPath(edition);
  mkdirSync(join(directory, 'methods'), { recursive: true });
  cpSync(join(spec, 'envelope.yaml'), join(directory, 'envelope.yaml'));
  const { value } = methodDocument({ method, edition, directory: spec }).source;
  const written = join(directory, 'methods', `${method}.json`);
  writeFileSync(written, JSON.stringify(value, null, 2));
  return written;
}

for (const edition of editions('im.dialog.writing')) {
  test(`the document of ${edition} has nothing that the linter complains of`, async () => {
    expect(await linted(await editionFile(edition), method)).toEqual([]);
  });

  test(`the document of ${edition} is valid OpenAPI 3.1`, async () => {
    const validator = new Validator();
    await validator.addSpecRef(join(specDirectory(), 'envelope.yaml'), '../envelope.yaml');

    expect(await validator.validate(await editionFile(edition))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });
}

test('the envelope has nothing that the linter complains of', async () => {
  expect(await linted(join(specDirectory(), 'envelope.yaml'), 'envelope')).toEqual([]);
});

test('every overlay is a valid Overlay 1.0', async () => {
  const overlays = editions('im.dialog.writing').flatMap((edition) => overlayFile({ method, edition }) ?? []);

  expect(overlays.length).toBeGreaterThan(0);
  for (const file of overlays) expect(await linted(file, 'overlay'), file).toEqual([]);
});

const flaws: Readonly<Record<string, readonly [old: string, by: string, rule: string]>> = {
  'a reference to nothing': [
    '"#/components/schemas/ChatDialogId"',
    '"#/components/schemas/None"',
    'no-unresolved-refs',
  ],
  'an example that its schema refuses': [
    'error: ACCESS_ERROR',
    'error: NONE',
    'no-invalid-media-type-examples',
  ],
  'an operation without a summary': [
    '      summary: Send "someone is writing to you…" (query)\n',
    '',
    'operation-summary',
  ],
  'a component that nobody uses': [
    '    ChatDialogId:\n',
    '    Idle: { type: string }\n    ChatDialogId:\n',
    'no-unused-components',
  ],
  'an undescribed parameter': [
    '      description: Identifier of the dialog, when it is not in the body.\n',
    '',
    'parameter-description',
  ],
  'two operations of one id': ['getImDialogWriting', 'postImDialogWriting', 'operation-operationId-unique'],
};

for (const [name, [old, by, rule]] of Object.entries(flaws)) {
  test(`the linter notices ${name}`, async () => {
    const copy = copySpec();
    copy.edit(`methods/${method}.yaml`, replacing(old, by));

    expect(await linted(await editionFile('2024-12', copy.directory), method)).toContainEqual(
      expect.stringMatching(`^${rule} `),
    );
  });
}

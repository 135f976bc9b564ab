import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { createConfig, lint } from '@redocly/openapi-core';
import { describedMethods, editions, specDirectory } from '../../../src/contract/editions.ts';
import { resolvedDocument } from '../../../src/contract/method-document.ts';

const addresses = describedMethods().flatMap((method) =>
  editions(method).map((edition) => ({ method, edition })),
);

for (const address of addresses) {
  test(`a foreign tool accepts the resolved document of ${address.method}, ${address.edition}`, async () => {
    const document = resolvedDocument({ ...address, directory: specDirectory() });
    const plain = Object.entries(document).filter(([name]) => !name.startsWith('x-'));
    const file = test.info().outputPath('document.json');
    writeFileSync(file, JSON.stringify(Object.fromEntries(plain)));
    const config = await createConfig({ extends: ['spec'] });
    const problems = await lint({ ref: file, config });

    expect(
      problems.map(({ ruleId, message, location: [place] }) => `${ruleId} ${place?.pointer}: ${message}`),
    ).toEqual([]);
  });

  test(`${address.method}, ${address.edition}: GET and POST, JSON and form have the same documented`, () => {
    const { paths } = resolvedDocument({ ...address, directory: specDirectory() }) as {
      readonly paths: Readonly<
        Record<string, Record<'get' | 'post', { responses: object; requestBody?: { content: object } }>>
      >;
    };
    const [path] = Object.values(paths);
    const types = Object.keys(path?.post.requestBody?.content ?? {}).sort();

    expect(Object.keys(path?.get.responses ?? {})).toEqual(Object.keys(path?.post.responses ?? {}));
    expect(['', 'application/json,application/x-www-form-urlencoded']).toContain(types.join(','));
  });
}

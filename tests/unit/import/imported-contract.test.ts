import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { describedMethods, editions, specDirectory } from '../../../src/contract/editions.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { importSources } from '../../../src/import/import-sources.ts';
import { writeImported } from '../../../src/import/write-imported.ts';
import { samplePage, writeFiles } from './sample-docs.ts';

const method = 'orchard.tree.get';

/** A copy of the specification whose imported documents are made of a page. */
function importedSpec(page = samplePage({ method })): string {
  const spec = test.info().outputPath('spec');
  cpSync(specDirectory(), spec, { recursive: true, filter: (name) => !name.endsWith('imported') });
  writeFiles(test.info().outputPath('docs'), { 'orchard-tree-get.md': page });
  const imported = importSources([test.info().outputPath('docs')], {}, { edition: '2026-08' });
  writeImported(imported, join(spec, 'imported'));
  return spec;
}

test('an imported document is found and makes a contract; nobody has said what its method writes to', async () => {
  const directory = importedSpec();
  const contract = await loadContract({ method, edition: '2026-08', directory });

  expect(describedMethods(directory)).toContain(method);
  expect(contract.names).toBeNull();
  expect(contract.clauses.find(({ id }) => id === 'parameters-missing')).toMatchObject({
    level: 'MUST',
    source: { page: 'official-docs', note: 'orchard-tree-get.md' },
  });
});

test('what is to be said otherwise is an overlay on the imported document', async () => {
  const directory = importedSpec(samplePage({ method }).replace('**400**', '**400**, **403**'));
  const actions = [
    { target: '$.info', update: { version: '2026-09' } },
    { target: "$['x-outcomes']['parameters-missing']", update: { level: 'MUST' } },
  ];
  const overlay = {
    overlay: '1.1.0',
    info: { title: 'What was looked up', version: '1' },
    extends: `../imported/${method}.yaml`,
    actions,
  };
  writeFileSync(join(directory, 'editions', `${method}@2026-09.overlay.yaml`), JSON.stringify(overlay));
  const levelIn = async (edition: string) =>
    (await loadContract({ method, edition, directory })).clauses.find(({ id }) => id === 'parameters-missing')
      ?.level;

  expect(editions(method, directory)).toEqual(['2026-08', '2026-09']);
  expect([await levelIn('2026-08'), await levelIn('2026-09')]).toEqual(['INFO', 'MUST']);
});

test('a document that is written by hand counts before an imported one', async () => {
  const directory = importedSpec();
  cpSync(join(directory, 'imported', `${method}.yaml`), join(directory, 'methods', `${method}.yaml`));
  const { clauses } = await loadContract({ method, edition: '2026-08', directory });

  expect(clauses.find(({ id }) => id === 'parameters-missing')?.place.file).toBe(
    `spec/methods/${method}.yaml`,
  );
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { editions } from '../../../src/contract/editions.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { packageRoot } from '../../../src/package-root.ts';
import { allFaults } from '../../fixtures/fault-proxy/all-faults.ts';
import { checksPage } from './pages/checks-page.ts';
import { commandsPage } from './pages/commands-page.ts';
import { committedCoveragePage } from './pages/coverage-page.ts';
import { networkFaultsPage } from './pages/network-faults-page.ts';
import { sdkScenariosPage } from './pages/sdk-scenarios-page.ts';
import { settingsPage } from './pages/settings-page.ts';
import { readPage } from './read-page.ts';

/** Pages that are made from the source, by their path: add one here, and `npm run docs` writes it. */
const pages: Readonly<Record<string, () => Promise<string>>> = {
  'docs/reference/checks.md': async () =>
    checksPage(
      await Promise.all(
        editions('im.dialog.writing').map((edition) =>
          loadContract({ method: 'im.dialog.writing', edition, trusted: true }),
        ),
      ),
    ),
  'docs/reference/commands.md': () => commandsPage(),
  'docs/reference/coverage.md': async () => committedCoveragePage(),
  'docs/reference/network-faults.md': async () => networkFaultsPage(allFaults),
  'docs/reference/sdk-scenarios.md': async () => sdkScenariosPage(),
  'docs/reference/settings.md': async () => settingsPage(readPage('.env.example')),
};

for (const [path, make] of Object.entries(pages)) {
  test(`${path} is what the source gives: if not, run npm run docs`, async () => {
    const made = await make();
    if (['all', 'changed'].includes(test.info().config.updateSnapshots)) {
      mkdirSync(dirname(join(packageRoot(), path)), { recursive: true });
      writeFileSync(join(packageRoot(), path), made);
    }
    expect(readPage(path)).toBe(made);
  });
}

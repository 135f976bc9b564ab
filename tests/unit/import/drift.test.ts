import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { compareSources } from '../../../src/import/drift/compare-sources.ts';
import { driftText } from '../../../src/import/drift/drift-text.ts';
import { packageRoot } from '../../../src/package-root.ts';
import { commitAll, samplePage, writeFiles } from './sample-docs.ts';

const docs = () => test.info().outputPath('docs');
const cited = 'api-reference/chats/messages/im-dialog-read.md';

/** A page with as many lines as the cited one, each of which is different. */
const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`);

/** A repository in which one thing of each kind has moved since its first commit, which is given. */
function moved(): string {
  writeFiles(docs(), {
    'api/orchard-tree-get.md': samplePage({ method: 'orchard.tree.get' }),
    'api/orchard-tree-cut.md': samplePage({ method: 'orchard.tree.cut' }),
    'api/orchard-tree-same.md': samplePage({ method: 'orchard.tree.same' }),
    [cited]: lines(300).join('\n'),
  });
  const first = commitAll(docs());
  writeFiles(docs(), {
    'api/orchard-tree-get.md': samplePage({
      method: 'orchard.tree.get',
      required: ['ID', 'KIND'],
      code: 'NO_ID',
    }),
    'api/orchard-tree-cut.md': '# How trees were cut once',
    'api/orchard-tree-plant.md': samplePage({ method: 'orchard.tree.plant' }),
    'api/orchard-tree-same.md': `An introduction.\n\n${samplePage({ method: 'orchard.tree.same' })}`,
    [cited]: ['new', ...lines(292), 'line 293, otherwise', ...lines(300).slice(293)].join('\n'),
  });
  commitAll(docs());
  return first;
}

test('what has moved is told by method, with the clauses that it touches', async () => {
  const { methods } = await compareSources([docs()], moved(), {}, undefined);

  expect(methods.map(({ method, change }) => `${method} ${change}`)).toEqual([
    'orchard.tree.cut gone',
    'orchard.tree.get changed',
    'orchard.tree.plant new',
  ]);
  expect(methods[1]?.facts).toEqual(
    expect.arrayContaining([
      { says: 'The parameter KIND is new.', clause: null },
      { says: 'The parameter KIND is required now.', clause: 'parameters-missing' },
      {
        says: 'prefers of parameters-missing was [{"status":400,"code":"ID_EMPTY"}] and is [{"status":400,"code":"NO_ID"}].',
        clause: 'parameters-missing',
      },
    ]),
  );
});

test('a clause that is written by hand is touched where its cited lines have changed, not where they have moved', async () => {
  const { curated } = await compareSources([docs()], moved(), {}, 'im.dialog.read');

  expect(curated.map(({ clause }) => clause.replace(/@.*:/, ':'))).toEqual([
    'im.dialog.read:dialog-id-malformed',
  ]);
});

test('an older folder is compared as a commit is', async () => {
  writeFiles(test.info().outputPath('old'), {
    'api/orchard-tree-get.md': samplePage({ method: 'orchard.tree.get' }),
  });
  writeFiles(docs(), {
    'api/orchard-tree-get.md': samplePage({ method: 'orchard.tree.get', type: 'array' }),
  });
  const { methods } = await compareSources([docs()], test.info().outputPath('old'), {}, undefined);

  expect(methods.map(({ method }) => method)).toEqual(['orchard.tree.get']);
});

test('Markdown for a pull request cannot be broken by what a page says', async () => {
  const code = 'A|B<script>';
  const facts = [{ says: `The code ${code} is documented now.`, clause: 'parameters-missing' }];
  const drift = {
    from: 'a',
    to: 'b',
    methods: [{ method: 'a.b', change: 'changed', page: 'p', facts }],
    curated: [],
  } as const;

  expect(driftText(drift, 'markdown')).toContain(
    '| `a.b` | has changed | The code A\\|B&lt;script> is documented now. | `a.b:parameters-missing` |',
  );
  expect(JSON.parse(driftText(drift, 'json'))).toEqual(drift);
});

test('CI fails where something has moved, if it asks to', () => {
  const since = moved();
  const run = (...args: readonly string[]) => {
    try {
      return [
        0,
        execFileSync(
          process.execPath,
          [join(packageRoot(), 'dist/src/cli.js'), 'import', docs(), '--diff', since, ...args],
          { encoding: 'utf8' },
        ),
      ] as const;
    } catch (error) {
      const { status, stdout } = error as { readonly status: number; readonly stdout: string };
      return [status, stdout] as const;
    }
  };

  expect(run()[0]).toBe(0);
  const [status, text] = run('--fail-on-drift');
  expect(status).toBe(1);
  expect(text).toContain('touches orchard.tree.get:parameters-missing');
});

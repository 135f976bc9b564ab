import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a page of the orchard says: each is made up for tests, in the form of the official docs. */
export interface SamplePage {
  readonly method: string;
  readonly required?: readonly string[];
  readonly code?: string;
  /** The code of an id that nobody has. */
  readonly absent?: string;
  readonly result?: string;
  readonly type?: string;
}

/** A page of a method. */
export function samplePage({
  method,
  required = ['ID'],
  code = 'ID_EMPTY',
  absent,
  result = '{ "ID": 7 }',
  type = 'object',
}: SamplePage): string {
  const rows = required.map((name) => `|| **${name}***\n[\`integer\`](../types.md) | Words ||`);
  const table =
    rows.length === 0
      ? 'No parameters.'
      : `#|\n|| **Name**\n\`type\` | **Description** ||\n${rows.join('\n')}\n|#`;
  return `# A Method ${method}

> Scope: [\`orchard\`](../scopes.md)

## Method Parameters

${table}

## Response Handling

\`\`\`json
{ "result": ${result} }
\`\`\`

### Returned Data

#|
|| **Name**
\`type\` | **Description** ||
|| **result**
[\`${type}\`](../types.md) | Words ||
|#

## Error Handling

HTTP status: **400**

#|
|| **Code** | **Description** ||
|| \`${code}\` | ${required.length === 0 ? 'The trees are asleep' : 'ID is not specified'} ||${absent === undefined ? '' : `\n|| \`${absent}\` | Not found ||`}
|#
`;
}

/** Writes files below a folder. */
export function writeFiles(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
}

/** Runs git in a folder, with no settings of whoever runs the tests. */
export function git(directory: string, ...args: readonly string[]): string {
  const nobody = { name: 'Ann', email: 'ann@example.org' };
  return execFileSync('git', ['-C', directory, ...args], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      HOME: directory,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: nobody.name,
      GIT_AUTHOR_EMAIL: nobody.email,
      GIT_COMMITTER_NAME: nobody.name,
      GIT_COMMITTER_EMAIL: nobody.email,
      GIT_AUTHOR_DATE: '2026-08-21T10:00:00Z',
      GIT_COMMITTER_DATE: '2026-08-21T10:00:00Z',
    },
  }).trim();
}

/** Commits all files of a folder, which becomes a repository, and gives the commit. */
export function commitAll(directory: string): string {
  git(directory, 'init', '--quiet');
  git(directory, 'add', '--all');
  git(directory, 'commit', '--quiet', '--message', 'pages');
  return git(directory, 'rev-parse', 'HEAD');
}

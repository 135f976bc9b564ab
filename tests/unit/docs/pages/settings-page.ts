import { code, generatedNote, page, table } from './markdown.ts';

interface Group {
  readonly title: string;
  readonly rows: (readonly [name: string, meaning: string])[];
}

/** The groups of `.env.example`: a line `# --- …` begins one, and comments stand above the settings they explain. */
function groupsOf(example: string): readonly Group[] {
  const groups: Group[] = [];
  let comment: string[] = [];
  let isTitle = false;
  for (const line of example.split('\n')) {
    if (line.startsWith('# --- ')) {
      groups.push({ title: line.slice(6), rows: [] });
      comment = [];
      isTitle = true;
    } else if (line.startsWith('# ')) {
      if (!isTitle && comment.length > 0 && groups.at(-1)?.rows.at(-1) !== undefined)
        comment.push(line.slice(2));
      else comment.push(line.slice(2));
    } else if (/^\w+=/.test(line)) {
      groups.at(-1)?.rows.push([line.replace(/=.*/, ''), comment.join(' ')]);
      comment = [];
      isTitle = false;
    }
  }
  return groups;
}

/** `docs/reference/settings.md`: every setting with what `.env.example` says of it. */
export function settingsPage(example: string): string {
  return page([
    '# Settings',
    generatedNote,
    'Settings are environment variables or lines of `.env`; the environment goes first. `.env.example` lists every one. A setting that is misspelt, half there or contradicts another is refused with exit 2 before anything is sent, and so is a line of `.env` that is no setting. With `CI` set, a portal setting that is there but empty is refused too: that is what CI systems pass for a secret that a job may not see.',
    ...groupsOf(example).flatMap(({ title, rows }) => [
      `## ${title.replace(/[:.]? *(\.\.\.)?$/, '')}`,
      table(
        ['setting', 'meaning'],
        rows.map(([name, meaning]) => [code(name), meaning]),
      ),
    ]),
  ]);
}

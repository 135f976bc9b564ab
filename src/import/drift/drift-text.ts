import type { Drift, MovedMethod } from './compare-sources.ts';

/** How a comparison is told. */
export type DriftFormat = 'text' | 'json' | 'markdown';

function clausesOf({ method, facts }: MovedMethod): readonly string[] {
  return [...new Set(facts.flatMap(({ clause }) => (clause === null ? [] : [`${method}:${clause}`])))];
}

function heading({ from, to, methods, curated }: Drift): string {
  const span = `Since ${from ?? 'the older state'}${to === null ? '' : `, until ${to}`}`;
  if (methods.length === 0 && curated.length === 0) return `${span} nothing has moved.`;
  return `${span} ${methods.length} methods have moved. ${curated.length} clauses that are written by hand cite lines that have changed.`;
}

const words = { new: 'is new', gone: 'is gone', changed: 'has changed' } as const;

function plain(drift: Drift): string {
  const methods = drift.methods.flatMap((moved) => {
    const clauses = clausesOf(moved);
    return [
      '',
      `${moved.method} ${words[moved.change]} (${moved.page})`,
      ...moved.facts.map(({ says }) => `  ${says}`),
      ...(clauses.length === 0 ? [] : [`  touches ${clauses.join(', ')}`]),
    ];
  });
  const curated = drift.curated.map(
    ({ clause, page, lines }) => `  ${clause} cites ${page}, lines ${lines[0]}–${lines[1]}`,
  );
  return [
    heading(drift),
    ...methods,
    ...(curated.length === 0 ? [] : ['', 'Clauses to look at:', ...curated]),
    '',
  ].join('\n');
}

/** A text inside a cell of a table, where `|` would part cells and a page's own marks would be read as Markdown. */
function cell(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('`', "'");
}

function markdown(drift: Drift): string {
  const rows = drift.methods.map((moved) => {
    const facts = moved.facts.map(({ says }) => cell(says)).join('<br>');
    const clauses = clausesOf(moved)
      .map((clause) => `\`${clause}\``)
      .join('<br>');
    return `| \`${moved.method}\` | ${words[moved.change]} | ${facts} | ${clauses} |`;
  });
  const curated = drift.curated.map(
    ({ clause, page, lines }) => `- \`${clause}\` cites \`${page}\`, lines ${lines[0]}–${lines[1]}`,
  );
  return [
    '## Drift of the official docs',
    '',
    heading(drift),
    ...(rows.length === 0
      ? []
      : ['', '| method | | what has moved | clauses |', '|---|---|---|---|', ...rows]),
    ...(curated.length === 0
      ? []
      : ['', 'Clauses that are written by hand and cite changed lines:', '', ...curated]),
    '',
  ].join('\n');
}

/** A comparison as text for people, as JSON for programs, or as Markdown for a pull request. */
export function driftText(drift: Drift, format: DriftFormat): string {
  if (format === 'json') return `${JSON.stringify(drift, null, 2)}\n`;
  return format === 'markdown' ? markdown(drift) : plain(drift);
}

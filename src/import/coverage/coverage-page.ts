import { reachableLevels } from '../document/gaps.ts';
import type { LeftOut } from '../facts.ts';
import { countReach, type MethodReach, type ModuleCoverage } from './coverage-of.ts';

function row(name: string, methods: readonly MethodReach[]): string {
  const cells = reachableLevels.flatMap((level) => [
    countReach(methods, level, 'MUST'),
    countReach(methods, level, 'INFO'),
  ]);
  return `| ${[name, methods.length, ...cells, methods.length].join(' | ')} |`;
}

/** How often each reason stands, the most frequent first. */
function tally(reasons: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function reasonsOf({ module, methods }: ModuleCoverage): readonly string[] {
  const lines = reachableLevels.flatMap((level) =>
    tally(methods.flatMap(({ gaps }) => gaps[level] ?? [])).map(
      ([why, number]) => `- ${level}, ${number}: ${why}`,
    ),
  );
  return lines.length === 0 ? [] : ['', `### ${module}`, '', ...lines];
}

function leftOutLines(leftOut: readonly LeftOut[]): readonly string[] {
  if (leftOut.length === 0) return [];
  return [
    '',
    '## Pages that were left out',
    '',
    ...leftOut.map(({ path, reason }) => `- \`${path}\`: ${reason}`),
  ];
}

/** What is imported beside what is judged. */
export interface CoverageNotes {
  /** Methods of REST 3.0, which are written down and not judged. */
  readonly v3: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** The coverage of imported documents as a page in Markdown: how far each module reaches, and why not further. */
export function coveragePage(modules: readonly ModuleCoverage[], { v3, leftOut }: CoverageNotes): string {
  const all = modules.flatMap(({ methods }) => methods);
  return [
    '# What imported documents judge',
    '',
    'Made by `b24-conformance import`. L1: the refusal of a call without required parameters. L2: the shape of a success. L3: the refusal of an id',
    'that nobody has. L4: the envelope, which is asked of each method by the calls of the other levels. What the sources leave unsure is INFO: it is',
    'asked and recorded, and judges nothing.',
    '',
    '| module | methods | L1 MUST | L1 INFO | L2 MUST | L2 INFO | L3 MUST | L3 INFO | L4 |',
    '|---|---|---|---|---|---|---|---|---|',
    ...modules.map(({ module, methods }) => row(module, methods)),
    row('all', all),
    ...(v3.length === 0
      ? []
      : [
          '',
          `${v3.length} methods of REST 3.0 are written down and not judged, because the envelope of that version has no document yet.`,
        ]),
    '',
    '## Why not more',
    ...modules.flatMap(reasonsOf),
    ...leftOutLines(leftOut),
    '',
  ].join('\n');
}

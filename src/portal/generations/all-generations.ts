import { box2025Writing, box2026AugustWriting, box2026MayWriting } from './box-writing.ts';
import { documentedWriting, foundingWriting } from './documented-writing.ts';
import type { Generation, GenerationName } from './generation.ts';

const box = { imRules: 'thrown', operating: false, statuses: 'source', cloudHeaders: false } as const;

/** The portals that one can ask for, by name; the first is the default. @see docs/reference/portal.md A.0, B.1, B.2 */
export const generations: readonly Generation[] = [
  {
    name: 'founding',
    says: 'As the founding page of December 2024 promises it.',
    restV3: false,
    writing: foundingWriting,
    imRules: 'documented',
    timeStyle: 'float',
    operating: true,
    statuses: 'source',
    anyJsonType: false,
    cloudHeaders: true,
    revision: { rest: 32, web: 130, mobile: 21, desktop: 5, im_revision_mobile: 21 },
  },
  {
    name: '2026-08',
    says: 'As the official page of August 2026 promises it, statuses of the documentation.',
    restV3: true,
    writing: documentedWriting,
    imRules: 'documented',
    timeStyle: 'integer',
    operating: true,
    statuses: 'docs',
    anyJsonType: true,
    cloudHeaders: true,
    revision: { rest: 33, web: 130, mobile: 23, desktop: 5, im_revision_mobile: 23 },
  },
  {
    ...box,
    name: 'box-2025-01',
    says: 'On-premise modules of January 2025 (im 24.1900).',
    restV3: false,
    writing: box2025Writing,
    timeStyle: 'float',
    anyJsonType: false,
    revision: { rest: 32, web: 130, mobile: 21, desktop: 5, im_revision_mobile: 21 },
  },
  {
    ...box,
    name: 'box-2026-05',
    says: 'On-premise modules of May 2026 (im 26.300): no membership check.',
    restV3: true,
    writing: box2026MayWriting,
    timeStyle: 'integer',
    anyJsonType: true,
    revision: { rest: 33, web: 130, mobile: 22, desktop: 5, im_revision_mobile: 22 },
  },
  {
    ...box,
    name: 'box-2026-08',
    says: 'On-premise modules of August 2026 (im 26.800): access check before start-writing.',
    restV3: true,
    writing: box2026AugustWriting,
    timeStyle: 'integer',
    anyJsonType: true,
    revision: { rest: 33, web: 130, mobile: 23, desktop: 5, im_revision_mobile: 23 },
  },
];

/** The generation of a name. @throws Error that lists the names there are */
export function generationNamed(name: string): Generation {
  const found = generations.find((generation) => generation.name === (name as GenerationName));
  if (found === undefined)
    throw new Error(`generation: ${name} is unknown; there are ${generations.map((g) => g.name).join(', ')}`);
  return found;
}

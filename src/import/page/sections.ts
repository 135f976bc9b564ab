import type { Block, Heading } from './blocks.ts';

/** What stands between a heading and the next one. */
interface Section {
  readonly heading: Heading | null;
  readonly blocks: readonly Block[];
}

/** What a page says where. */
export interface PageSections {
  /** What stands before the first heading below that of the page. */
  readonly introduction: readonly Block[];
  /** Directly below the heading of the parameters: what tables of nested ones say is not among them. */
  readonly parameters: readonly Block[];
  readonly success: readonly Block[];
  readonly errors: readonly Block[];
}

type Role = 'parameters' | 'success' | 'errors';

const parameters = /^(?:(?:method|request|call|input)\s+)?parameters(?:\s+of\s+the\s+(?:method|request))?$/i;
const errors = /\berrors?\b/i;
const success = /\b(?:response|returned|return value|result of|success(?:ful)?)\b/i;
/** Headings of what a page shows or advises: no promise of the method. */
const elsewhere = /\b(?:examples?|learning|exploring|exploration|see also|mistakes)\b/i;

function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sections: { heading: Heading | null; blocks: Block[] }[] = [{ heading: null, blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ heading: block, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

/** The sections of a page in which a reader finds parameters, the success and the refusals. A section goes on below deeper headings. */
export function sectionsOfPage(blocks: readonly Block[]): PageSections {
  const found: Record<Role, Block[]> = { parameters: [], success: [], errors: [] };
  const sections = sectionsOf(blocks);
  let role: Role | null = null;
  let roleLevel = 0;
  for (const { heading, blocks: content } of sections) {
    const level = heading?.level ?? 1;
    const text = heading?.text ?? '';
    if (role === null || level <= roleLevel || errors.test(text)) {
      role =
        heading === null || level === 1 || elsewhere.test(text)
          ? null
          : errors.test(text)
            ? 'errors'
            : parameters.test(text)
              ? 'parameters'
              : success.test(text)
                ? 'success'
                : null;
      roleLevel = level;
    }
    if (role === null || (role === 'parameters' && level > roleLevel)) continue;
    found[role].push(...(heading === null ? [] : [heading]), ...content);
  }
  const start = sections.filter(
    ({ heading }, index) => heading === null || (index < 2 && heading.level === 1),
  );
  return { ...found, introduction: start.flatMap((section) => section.blocks) };
}

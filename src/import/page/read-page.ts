import type { LeftOut, MethodFacts, Origin } from '../facts.ts';
import { type Block, blocksOf } from './blocks.ts';
import { codesIn } from './cell-text.ts';
import { exampleCall } from './example-call.ts';
import { methodOfPage, titleOf } from './method-of-page.ts';
import { readErrors } from './read-errors.ts';
import { readParameters } from './read-parameters.ts';
import { readSuccess } from './read-success.ts';
import { sectionsOfPage } from './sections.ts';

/** Words in a heading that speak of a change, although the method's name may sound like a question. */
const changes = /\b(?:clean|clear|delet|remov|reset|mark|creat|add|updat|set |send|regist|start|stop)\w*/i;

function scopesIn(blocks: readonly Block[]): readonly string[] {
  const line = blocks.find((block) => block.kind === 'text' && /^>\s*scope\s*:/i.test(block.text));
  if (line?.kind !== 'text') return [];
  const said = line.text.replace(/^>\s*scope\s*:/i, '').replace(/\]\([^)]*\)/g, ']');
  return codesIn(said)
    .flatMap((text) => text.split(/[\s,]+/))
    .filter((name) => /^[a-z][\w.-]*$/.test(name));
}

/** Whether a page says that its method is not developed any further. */
function isDeprecated(blocks: readonly Block[]): boolean {
  return blocks.some(
    (block) =>
      block.kind === 'text' &&
      /\{%\s*note\b.*deprecat|^>?\s*\**deprecated\b|has been halted/i.test(block.text),
  );
}

/**
 * What a page of the official docs says of the method it describes, or why it describes none. Nothing that a page says makes this fail.
 *
 * @param path of the page within the docs, with `/`
 */
export function readPage(
  text: string,
  { path, commit }: Pick<Origin, 'path' | 'commit'>,
): MethodFacts | LeftOut {
  const blocks = blocksOf(text);
  const found = methodOfPage(blocks, path);
  const sections = sectionsOfPage(blocks);
  if (found === null) return { path, reason: 'No method is named in the heading or in a sample.' };
  if (/^on[A-Z]|\.on[A-Z]\w*$|\.ON\./.test(found.method))
    return { path, reason: 'The page describes an event.' };
  if (found.method.startsWith('BX24.'))
    return { path, reason: 'The page describes a function of the browser library.' };
  const success = readSuccess(sections.success);
  const { parameters, knowsParameters } = readParameters(sections.parameters, sections.introduction);
  const errors = readErrors(sections.errors);
  const isMethodPage =
    found.isTitled || knowsParameters || success.sample !== null || errors.errors.length > 0;
  if (!isMethodPage)
    return { path, reason: 'The page has neither parameters, nor the response, nor the errors of a method.' };
  return {
    method: found.method,
    isV3: found.isV3,
    isTitled: found.isTitled,
    origin: { name: 'official-docs', path, commit },
    scopes: scopesIn(blocks),
    deprecated: isDeprecated(blocks),
    parameters,
    knowsParameters,
    example: exampleCall(blocks, found.method),
    success,
    ...errors,
    reads: null,
    differences: [],
    headingWrites: changes.test(titleOf(blocks).replaceAll(found.method, '')),
  };
}

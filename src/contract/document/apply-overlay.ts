import { ContractError } from '../contract-error.ts';
import { pointerOf } from '../pointer.ts';
import { applyAction } from './overlay-actions.ts';
import { readShared, type SourceDocument } from './read-document.ts';

/**
 * Applies an OpenAPI Overlay 1 file to a document's value and returns the new value. With `missing: 'skip'`, an action whose target
 * the document does not have is left out, as the Overlay Specification has it.
 * @throws {ContractError} for a file that is no overlay, and for every action that is wrong or whose target the document does not have.
 * @see https://spec.openapis.org/overlay/v1.0.0
 */
export function applyOverlay(
  document: SourceDocument,
  overlayFile: string,
  { missing = 'problem' }: { readonly missing?: 'problem' | 'skip' } = {},
): { readonly value: Record<string, unknown>; readonly overlay: SourceDocument } {
  const overlay = readShared(overlayFile);
  const actions = overlay.value['actions'];
  if (
    typeof overlay.value['overlay'] !== 'string' ||
    !overlay.value['overlay'].startsWith('1.') ||
    !Array.isArray(actions)
  ) {
    throw new ContractError([
      overlay.problem(
        '',
        'This is no OpenAPI Overlay 1: it needs the members `overlay`, `info` and `actions`.',
      ),
    ]);
  }
  const holder = { root: structuredClone(document.value) as unknown };
  const problems = actions.flatMap((action: unknown, index) => {
    const problem = applyAction(holder, action, document.file);
    if (problem === null || (missing === 'skip' && problem.isMissing === true)) return [];
    const path = ['actions', index, ...(problem.member === '' ? [] : [problem.member])];
    return [overlay.problem(pointerOf(path), problem.message)];
  });
  if (problems.length > 0) throw new ContractError(problems);
  return { value: holder.root as Record<string, unknown>, overlay };
}

import { openapiOverlay } from 'openapi-format';
import { ContractError } from './contract-error.ts';
import { pointerOf } from './pointer.ts';
import { readDocument, type SourceDocument } from './read-document.ts';

interface OverlayAction {
  readonly target?: unknown;
}

/**
 * Applies an OpenAPI Overlay 1.0 file to a document's value and returns the new value.
 * @throws {ContractError} when the file is no overlay, or an action's target is missing in the document.
 * @see https://spec.openapis.org/overlay/v1.0.0
 */
export async function applyOverlay(
  document: SourceDocument,
  overlayFile: string,
): Promise<{ readonly value: Record<string, unknown>; readonly overlay: SourceDocument }> {
  const overlay = readDocument(overlayFile);
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
  const result = await openapiOverlay(structuredClone(document.value), {
    overlaySet: { ...structuredClone(overlay.value), actions: structuredClone(actions) },
  });
  const unused = new Set(
    (result.resultData.unusedActions as readonly OverlayAction[]).map(({ target }) => target),
  );
  const problems = actions.flatMap((action: OverlayAction, index) =>
    unused.has(action.target)
      ? [
          overlay.problem(
            pointerOf(['actions', index, 'target']),
            `Nothing in ${document.file} is at ${String(action.target)}.`,
          ),
        ]
      : [],
  );
  if (problems.length > 0) throw new ContractError(problems);
  return { value: result.data as Record<string, unknown>, overlay };
}

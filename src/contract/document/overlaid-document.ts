import { isDeepStrictEqual } from 'node:util';
import { pathOf, pointerOf, valueAt } from '../pointer.ts';
import type { SourceDocument } from './read-document.ts';

/** Where in an overlay's updates the value at the end of a path was written: the longest match, the last action. */
function placeIn(overlay: SourceDocument, path: readonly string[], value: unknown): string | null {
  const actions = overlay.value['actions'] as readonly { readonly update?: unknown }[];
  for (let start = 0; start < path.length; start += 1) {
    const tail = path.slice(start);
    for (let index = actions.length - 1; index >= 0; index -= 1) {
      const written = valueAt(actions[index]?.update, tail);
      if (written !== undefined && isDeepStrictEqual(written, value))
        return pointerOf(['actions', index, 'update', ...tail]);
    }
  }
  return null;
}

/** A document as an overlay left it. A problem with what the overlay wrote is placed in the overlay's own file. */
export function overlaidDocument(
  base: SourceDocument,
  overlay: SourceDocument,
  value: Record<string, unknown>,
): SourceDocument {
  return {
    ...base,
    value,
    problem(pointer, message) {
      const path = pathOf(pointer);
      const now = valueAt(value, path);
      const place =
        now === undefined || isDeepStrictEqual(now, valueAt(base.value, path))
          ? null
          : placeIn(overlay, path, now);
      return place === null ? base.problem(pointer, message) : overlay.problem(place, message);
    },
  };
}

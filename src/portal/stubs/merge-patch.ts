function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Applies a JSON Merge Patch (RFC 7396): members are replaced, null takes one out. A patch of numbers changes those entries of a list,
 * where the RFC would put an object in its place.
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  if (Array.isArray(target) && Object.keys(patch).every((name) => /^\d+$/.test(name)))
    return target.map((entry: unknown, index) =>
      Object.hasOwn(patch, index) ? mergePatch(entry, patch[String(index)]) : entry,
    );
  const result = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) result.delete(name);
    else result.set(name, mergePatch(result.get(name), value));
  }
  return Object.fromEntries(result);
}

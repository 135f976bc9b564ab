/**
 * A value as PHP's forms carry it: members in square brackets, true as 1, false as 0. Members that are null or undefined are left out. Half a
 * surrogate pair, which no form can carry, becomes U+FFFD.
 *
 * @returns an `application/x-www-form-urlencoded` text
 */
export function encodePhpForm(members: Readonly<Record<string, unknown>>): string {
  return Object.entries(members)
    .flatMap(([name, value]) => [...pairsOf(name, value)])
    .map((pair) => pair.map((text) => encodeURIComponent(text.toWellFormed())).join('='))
    .join('&');
}

function* pairsOf(name: string, value: unknown): Iterable<readonly [string, string]> {
  if (value === null || value === undefined) return;
  if (typeof value !== 'object')
    yield [name, typeof value === 'boolean' ? String(Number(value)) : String(value)];
  else for (const [key, member] of Object.entries(value)) yield* pairsOf(`${name}[${key}]`, member);
}

/**
 * A value as PHP's forms carry it: members in square brackets, true as 1, false as 0. Members that are null or undefined are left out.
 *
 * @returns an `application/x-www-form-urlencoded` text
 */
export function encodePhpForm(members: Readonly<Record<string, unknown>>): string {
  return Object.entries(members)
    .flatMap(([name, value]) => [...pairsOf(name, value)])
    .map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`)
    .join('&');
}

function* pairsOf(name: string, value: unknown): Iterable<readonly [string, string]> {
  if (value === null || value === undefined) return;
  if (typeof value !== 'object')
    yield [name, typeof value === 'boolean' ? String(Number(value)) : String(value)];
  else for (const [key, member] of Object.entries(value)) yield* pairsOf(`${name}[${key}]`, member);
}

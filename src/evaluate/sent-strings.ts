import { isFixtureValue } from '../contract/fixture.ts';
import type { PlannedRequest } from '../plan/case.ts';

/** The texts in a value, in its order. Without recursion: some bodies are nested thousands deep, and each level would cost again for each text below it. */
function stringsIn(value: unknown): readonly string[] {
  const strings: string[] = [];
  const left = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === 'string') strings.push(next);
    else if (typeof next === 'object' && next !== null && !isFixtureValue(next))
      left.push(...Object.values(next).reverse());
  }
  return strings;
}

const known = new WeakMap<PlannedRequest, readonly string[]>();

/** The texts that the caller chose: values of parameters, and what stands in a raw body or query. Worked out once a request. */
export function sentStrings(request: PlannedRequest): readonly string[] {
  const strings = known.get(request) ?? stringsOf(request);
  known.set(request, strings);
  return strings;
}

function stringsOf({ parameters, raw, rawQuery }: PlannedRequest): readonly string[] {
  const body = raw === undefined ? [] : [Buffer.from(raw.base64, 'base64').toString('utf8')];
  const query = rawQuery === undefined ? [] : [rawQuery, ...new URLSearchParams(rawQuery).values()];
  const values = body.flatMap((text) => {
    try {
      return stringsIn(JSON.parse(text));
    } catch {
      return [];
    }
  });
  return [...stringsIn(parameters), ...body, ...values, ...query];
}

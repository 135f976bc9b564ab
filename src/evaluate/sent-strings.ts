import { isFixtureValue } from '../contract/fixture.ts';
import type { PlannedRequest } from '../plan/case.ts';

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null && !isFixtureValue(value))
    for (const item of Object.values(value)) yield* stringsIn(item);
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
      return [...stringsIn(JSON.parse(text))];
    } catch {
      return [];
    }
  });
  return [...stringsIn(parameters), ...body, ...values, ...query];
}

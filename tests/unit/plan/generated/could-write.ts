import { buildRequest } from '../../../../src/exchange/http/build-request.ts';
import type { Target } from '../../../../src/exchange/target/target.ts';
import type { PlannedRequest } from '../../../../src/plan/case.ts';
import { toInteger, withUpperCaseNames } from '../../../../src/portal/php/php-cast.ts';
import { PhpFloat, type PhpValue } from '../../../../src/portal/php/php-value.ts';
import { readParams } from '../../../../src/portal/transport/read-params.ts';

/** Numbers from here on are nobody's. */
const beyondAll = 2 ** 53;
const absentChat = 2_147_483_000;

/** A number that some portal may take for a user or a chat. */
interface Reached {
  readonly kind: 'user' | 'chat';
  readonly id: number;
}

/** Readings of a text: as it is, trimmed, cut at a NUL byte, with full-width digits made plain, and only its digits. */
function readings(text: string): readonly string[] {
  const plain = text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    const known = '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙'.indexOf(digit);
    return known < 0 ? digit : String(known % 10);
  });
  const once = [text, plain].flatMap((one) => [
    one,
    one.trim(),
    one.split('\0', 1)[0] ?? '',
    one.replace(/\0/g, ''),
  ]);
  const prefix = /chat/i.test(text) ? 'chat' : '';
  return [...new Set([...once, ...once.map((one) => `${prefix}${one.replace(/\D/g, '')}`)])];
}

/** Whom a text may name, by `intval`, by a number of any notation, with and without the prefix, in any letter case. */
function reachedByText(text: string): readonly Reached[] {
  return readings(text).flatMap((reading): Reached[] => {
    const rest = /^\s*chat\W*(.*)$/is.exec(reading)?.[1];
    const kind = rest === undefined ? 'user' : 'chat';
    const digits = rest ?? reading;
    return [toInteger(digits), Math.trunc(Number(digits))].map((id) => ({ kind, id: Math.abs(id) }));
  });
}

function reachedBy(value: PhpValue | undefined): readonly Reached[] {
  if (typeof value === 'string') return reachedByText(value);
  if (value instanceof Map)
    return [...reachedByText(String(toInteger(value))), ...[...value.values()].flatMap(reachedBy)];
  if (value instanceof PhpFloat) return reachedByText(String(Math.trunc(value.value)));
  return reachedByText(String(toInteger(value)));
}

/**
 * Whom a request may reach on any portal one can think of, be its parameter called what it may. Written from
 * docs/reference/portal.md A.0 and what PHP makes of values, and knowing nothing of what the generator filters by.
 */
export function couldReach(request: PlannedRequest, target: Target): readonly Reached[] {
  const { method, path, headers, body } = buildRequest(request, target);
  const params = withUpperCaseNames(
    readParams(
      {
        httpMethod: method,
        query: path.split('?').slice(1).join('?'),
        headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
        body: body ?? Buffer.alloc(0),
      },
      true,
    ).params,
  );
  return [...params.values()]
    .flatMap(reachedBy)
    .filter(
      ({ kind, id }) =>
        Number.isFinite(id) && id > 0 && id < beyondAll && !(kind === 'chat' && id === absentChat),
    );
}

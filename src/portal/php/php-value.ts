/**
 * A floating-point number as PHP sees it. PHP tells `13.0` from `13`, JavaScript does not, and a portal's response depends on it.
 *
 * @see docs/reference/portal.md A.1, row "13.0, 1.5 as JSON number"
 */
export class PhpFloat {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** A PHP array: ordered, keys as strings (`'0'`, `'1'` … for a list). A map, so that no parameter name can reach a prototype. */
export type PhpArray = Map<string, PhpValue>;

/** A request parameter after decoding. `number` and `bigint` are PHP integers (64 bits); anything with a fraction or beyond is a {@link PhpFloat}. */
export type PhpValue = null | boolean | number | bigint | PhpFloat | string | PhpArray;

/** Superscript and circled digits: Unicode counts them as numbers, not as decimal digits, and readers fold them all the same. */
const tables = [
  '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079',
  '\u24ea\u2460\u2461\u2462\u2463\u2464\u2465\u2466\u2467\u2468',
];

const decimal = /^\p{Nd}$/u;

/** Digits of any script that follow each other. */
export const digitRun = /[\p{Nd}\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u24ea\u2460-\u2468]+/gu;

/** The place of a decimal digit in its script. Scripts lie in Unicode as tens without a gap. */
function placeOf(code: number): number {
  let place = 0;
  while (decimal.test(String.fromCodePoint(code - place - 1))) place += 1;
  return place % 10;
}

function digitValue(digit: string): number {
  const table = tables.find((digits) => digits.includes(digit));
  return table === undefined ? placeOf(digit.codePointAt(0) ?? 0) : table.indexOf(digit);
}

/** The digits of a run as ASCII writes them. */
export function asAscii(run: string): string {
  return [...run].map(digitValue).join('');
}

/** ASCII digits in the script of another run's first digit. */
export function inScriptOf(run: string, digits: string): string {
  const [first = '0'] = run;
  const table = tables.find((one) => one.includes(first));
  if (table !== undefined) return digits.replace(/\d/g, (digit) => table[Number(digit)] ?? digit);
  const zero = (first.codePointAt(0) ?? 0) - digitValue(first);
  return digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

/** Tells the workers that this suite's reporter is at work. Without it a failing test ends its worker, as Playwright wants it. */
export const flipVariable = 'CONFORMANCE_FLIP';

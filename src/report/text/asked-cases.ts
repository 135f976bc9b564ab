let asked: readonly string[] | null = null;
let listener: ((ids: readonly string[]) => void) | null = null;
let isNoneSelected = false;

/** Keeps the ids of the cases that Playwright is about to run, for whoever ends the run in this process. */
export function keepAskedCases(ids: readonly string[]): void {
  asked = ids;
  listener?.(ids);
}

/** Has a function called with the ids of the cases that Playwright is about to run, now or as soon as they are known. */
export function onAskedCases(listen: (ids: readonly string[]) => void): void {
  listener = listen;
  if (asked !== null) listen(asked);
}

/** The ids of the cases that Playwright was asked to run; null where no reporter has said so. */
export function askedCases(): readonly string[] | null {
  return asked;
}

/** Keeps that no case was selected, and that this was said: Playwright would complain once more that there are no tests. */
export function keepNoneSelected(): void {
  isNoneSelected = true;
}

/** Whether it was said that no case was selected. */
export function noneSelected(): boolean {
  return isNoneSelected;
}

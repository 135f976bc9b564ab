import * as playwright from '@playwright/test';

/**
 * Playwright's `test` without the browser's fixtures, which cost most of the time of a test that has no browser. It is
 * not public; where it is gone, the public one does the same, more slowly. This is the only place that knows of it, and
 * tests/integration/playwright/playwright-entries.test.ts tells when it goes.
 */
export const baseTest: typeof playwright.test =
  (playwright as unknown as { readonly _baseTest?: typeof playwright.test })._baseTest ?? playwright.test;

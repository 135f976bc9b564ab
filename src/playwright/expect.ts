import { expect as base } from '@playwright/test';
import type { ConformOptions } from './judge-received.ts';

/**
 * Playwright's `expect` with one matcher more: `expect(response).toConformTo('im.dialog.writing')` judges one response of a
 * portal by the clauses that hold for single responses, with the checks of a run. It takes Playwright's `APIResponse`, the
 * `Response` of a page, and that of `fetch()`.
 *
 * A response that does not come from the portal (a gateway's page, a rate limit) fails the assertion with that reason, in its
 * negation as well: what cannot be told is neither.
 */
export const expect = base.extend({
  async toConformTo(received: unknown, method: string, options: ConformOptions = {}) {
    // A configuration imports this module too, and judges nothing.
    const { judgeReceived } = await import('./judge-received.ts');
    const { pass, message } = await judgeReceived(received, method, options);
    return { pass, name: 'toConformTo', message: () => message };
  },
});

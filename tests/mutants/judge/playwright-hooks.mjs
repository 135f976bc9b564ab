/** Has the tests collect themselves (`collect-tests.mjs`) where they think they import Playwright. */
export async function resolve(specifier, context, next) {
  const isTest = context.parentURL?.includes('/test-results/mutation/compiled/tests/');
  if (specifier !== '@playwright/test' || !isTest) return next(specifier, context);
  return { url: new URL('./collect-tests.mjs', import.meta.url).href, shortCircuit: true };
}

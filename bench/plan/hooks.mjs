const usual = new URL('../../build/src/plan/make-plan.js', import.meta.url).href;
const sized = new URL('./sized-plan.mjs', import.meta.url).href;

/** Puts the sized plan in the place of the usual one, for everybody but the sized plan itself. */
export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  return found.url === usual && context.parentURL !== sized ? { ...found, url: sized } : found;
}

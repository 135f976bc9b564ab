import { isTruthy, toText } from '../../php/php-cast.ts';
import { success } from '../../pipeline/outcome.ts';
import type { PortalMethod } from '../portal-method.ts';

/** The names of the methods that the credential opens, of those of one `scope`, or with `full` of all; private ones never. @see docs/reference/portal.md C */
export const methods: PortalMethod = {
  name: 'methods',
  scopes: [],
  handle({ params, credential, context }) {
    const full = isTruthy(params.get('full'));
    const wanted = toText(params.get('scope'));
    const isListed = (scopes: readonly string[]) => {
      if (wanted !== undefined) return scopes.includes(wanted);
      return full || scopes.length === 0 || scopes.some((scope) => credential.scopes.has(scope));
    };
    const { all, described, documents } = context.methods;
    return success([
      ...all.filter(({ isPrivate, scopes }) => !isPrivate && isListed(scopes)).map(({ name }) => name),
      ...described.filter((name) => !documents.isV3(name) && isListed(documents.scopesOf(name))),
    ]);
  },
};

import { isTruthy, toText } from '../../php/php-cast.ts';
import { success } from '../../pipeline/outcome.ts';
import type { PortalMethod } from '../portal-method.ts';

/** The names of the methods that the credential opens, of those of one `scope`, or with `full` of all; private ones never. @see docs/portal.md C */
export const methods: PortalMethod = {
  name: 'methods',
  scopes: [],
  handle({ params, credential, context }) {
    const full = isTruthy(params.get('full'));
    const wanted = toText(params.get('scope'));
    const isListed = (method: PortalMethod) => {
      if (method.isPrivate) return false;
      if (wanted !== undefined) return method.scopes.includes(wanted);
      return (
        full || method.scopes.length === 0 || method.scopes.some((scope) => credential.scopes.has(scope))
      );
    };
    return success(context.methods.all.filter(isListed).map((method) => method.name));
  },
};

import { isTruthy } from '../../php/php-cast.ts';
import { success } from '../../pipeline/outcome.ts';
import type { PortalMethod } from '../portal-method.ts';

/** The scopes of the credential, or with `full` all that any method of this portal asks for. @see docs/reference/portal.md C */
export const scope: PortalMethod = {
  name: 'scope',
  scopes: [],
  handle({ params, credential, context }) {
    if (!isTruthy(params.get('full'))) return success([...credential.scopes]);
    const { all, described, documents } = context.methods;
    const scopes = [...all.map((method) => method.scopes), ...described.map(documents.scopesOf)];
    return success([...new Set(scopes.flat())].sort());
  },
};

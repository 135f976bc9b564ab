import { toText } from '../../php/php-cast.ts';
import { success } from '../../pipeline/outcome.ts';
import type { PortalMethod } from '../portal-method.ts';

/** Whether a method exists and this credential may call it. Its name counts exactly, so mostly in lower case. @see docs/reference/portal.md B.3, C */
export const methodGet: PortalMethod = {
  name: 'method.get',
  scopes: [],
  handle({ params, credential, context }) {
    const method = context.methods.findExactly(toText(params.get('name')) ?? '');
    const isAvailable =
      method !== undefined &&
      (method.scopes.length === 0 || method.scopes.some((scope) => credential.scopes.has(scope)));
    return success({ isExisting: method !== undefined, isAvailable });
  },
};

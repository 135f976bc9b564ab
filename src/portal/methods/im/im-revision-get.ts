import { success } from '../../pipeline/outcome.ts';
import type { PortalMethod } from '../portal-method.ts';

/** Revisions of the chat interfaces; the one hint of a portal's age that REST gives. @see docs/reference/portal.md A.2, C */
export const imRevisionGet: PortalMethod = {
  name: 'im.revision.get',
  scopes: ['im'],
  handle: ({ context }) => success(context.generation.revision),
};

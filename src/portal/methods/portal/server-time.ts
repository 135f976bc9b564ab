import { success } from '../../pipeline/outcome.ts';
import { isoDate } from '../../pipeline/time-block.ts';
import type { PortalMethod } from '../portal-method.ts';

/** The portal's clock as an ISO date in its zone. @see docs/reference/portal.md C */
export const serverTime: PortalMethod = {
  name: 'server.time',
  scopes: [],
  handle: ({ context }) => success(isoDate(context.now(), context.state.utcOffset)),
};

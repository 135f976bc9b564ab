import { success } from '../../pipeline/outcome.ts';
import type { PortalMethod } from '../portal-method.ts';

/** Scopes and licence for a webhook; for a token also which application. The documentation claims an error for webhooks. @see docs/reference/portal.md C */
export const appInfo: PortalMethod = {
  name: 'app.info',
  scopes: [],
  handle({ credential, context }) {
    const { license, language, applications } = context.state;
    const scopes = [...credential.scopes];
    if (credential.kind === 'webhook') return success({ SCOPE: scopes, LICENSE: license });
    const application = applications.find(({ name }) => name === credential.application);
    return success({
      ID: application === undefined ? 0 : applications.indexOf(application) + 1,
      CODE: application?.clientId ?? '',
      VERSION: 1,
      STATUS: 'L',
      INSTALLED: true,
      PAYMENT_EXPIRED: 'N',
      DAYS: null,
      SCOPE: scopes,
      LANGUAGE_ID: language,
      LICENSE: license,
    });
  },
};

import type { WebhookCredential } from '../exchange/target/target.ts';
import type { SettingProblem } from './setting-names.ts';

/** Where a portal's REST entry is. */
export interface PortalAddress {
  /** `scheme://host[:port]`. */
  readonly origin: string;
  /** `/rest/`, or `/folder/rest/`. */
  readonly restPath: string;
}

/** A webhook's URL taken apart. */
export interface WebhookAddress extends PortalAddress {
  readonly webhook: WebhookCredential;
}

const webhookForm = 'Give the inbound webhook as the portal shows it: https://HOST/rest/USER/CODE/';
const portalForm = "Give the portal's address alone: https://HOST/";

/** Parses a plain http(s) URL: no credentials, no query, no fragment. */
export function plainUrl(setting: string, value: string, remedy: string): URL | SettingProblem {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null) return { setting, problem: 'is not a URL', remedy };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { setting, problem: 'does not start with https:// or http://', remedy };
  }
  if (url.username !== '' || url.password !== '') {
    return { setting, problem: 'has a user name or password before its host', remedy };
  }
  if (/[?#]/.test(value)) return { setting, problem: 'has a query or a fragment', remedy };
  return url;
}

function shapeOfTail(tail: readonly string[]): string | null {
  if (tail.length === 2) return null;
  if (tail.length < 2) return 'lacks the user or the code behind /rest/';
  if (tail[0] === 'api') return 'is the address of REST 3.0 (/rest/api/); the one of version 2 is needed';
  return 'goes on behind the code: the method does not belong into it';
}

/** Takes a webhook's URL apart: host, folder of the box if there is one, user, code. */
export function readWebhook(setting: string, value: string): WebhookAddress | SettingProblem {
  const url = plainUrl(setting, value, webhookForm);
  if (!(url instanceof URL)) return url;
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const rest = segments.lastIndexOf('rest');
  if (rest < 0) return { setting, problem: 'has no /rest/ in its path', remedy: webhookForm };
  const tail = segments.slice(rest + 1);
  const shape = shapeOfTail(tail);
  if (shape !== null) return { setting, problem: shape, remedy: webhookForm };
  const [userId = '', code = ''] = tail;
  if (!/^[\w.~-]+$/.test(userId) || !/^[\w.~-]+$/.test(code)) {
    return {
      setting,
      problem: 'has a user or a code with characters that no webhook has',
      remedy: webhookForm,
    };
  }
  const restPath = `/${segments.slice(0, rest + 1).join('/')}/`;
  return { origin: url.origin, restPath, webhook: { userId, code } };
}

/** Takes a portal's URL apart; a box may be in a folder. */
export function readPortal(setting: string, value: string): PortalAddress | SettingProblem {
  const url = plainUrl(setting, value, portalForm);
  if (!(url instanceof URL)) return url;
  const folder = url.pathname.replace(/\/+$/, '').replace(/\/rest$/, '');
  if (folder.includes('/rest/')) {
    return {
      setting,
      problem: 'goes on behind /rest/: it looks like a webhook',
      remedy: 'Set B24_WEBHOOK_URL instead.',
    };
  }
  return { origin: url.origin, restPath: `${folder}/rest/` };
}

/** Whether a reading went wrong. */
export function isProblem(value: object): value is SettingProblem {
  return 'problem' in value;
}

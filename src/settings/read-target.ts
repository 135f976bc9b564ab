import { settableFixtures } from '../contract/known-fixtures.ts';
import { isLoopback } from '../exchange/target/loopback.ts';
import type { OAuthCredential, Target } from '../exchange/target/target.ts';
import { confirmHost } from './live-host.ts';
import { isProblem, type PortalAddress, plainUrl, readPortal, readWebhook } from './portal-address.ts';
import { readNetwork } from './read-network.ts';
import type { SettingProblem } from './setting-names.ts';

/** Settings that are there: name → value, trimmed, none empty. */
export type Given = ReadonlyMap<string, string>;

const refreshSettings = ['B24_REFRESH_TOKEN', 'B24_CLIENT_ID', 'B24_CLIENT_SECRET', 'B24_OAUTH_URL'];
const needsPortal = [
  ...refreshSettings,
  ...settableFixtures().map(({ setting }) => setting),
  'B24_SECOND_WEBHOOK_URL',
  'B24_LIVE_HOST',
  'B24_BASIC_AUTH',
];

function missing(setting: string, because: string): SettingProblem {
  return { setting, problem: `is missing, but ${because} is set`, remedy: `Set it, or remove ${because}.` };
}

function readFixtures(given: Given, problems: SettingProblem[]): Target['fixtures'] {
  const fixtures: Record<string, string> = {};
  for (const { name, setting, pattern, example, meaning } of settableFixtures()) {
    const value = given.get(setting);
    if (value === undefined) continue;
    if (new RegExp(pattern).test(value)) fixtures[name] = value;
    else
      problems.push({
        setting,
        problem: 'is no dialog id of its kind',
        remedy: `Give ${meaning}, e.g. ${example}.`,
      });
  }
  if (fixtures['foreign-chat'] !== undefined && fixtures['foreign-chat'] === fixtures['chat']) {
    const remedy = 'Name a chat the caller is not in.';
    problems.push({
      setting: 'B24_FORBIDDEN_DIALOG_ID',
      problem: 'is the same as B24_CHAT_DIALOG_ID',
      remedy,
    });
  }
  return fixtures;
}

function readOAuth(given: Given, problems: SettingProblem[]): OAuthCredential | null {
  const accessToken = given.get('B24_ACCESS_TOKEN');
  if (accessToken === undefined) return null;
  const remedy = 'Give it as the authorization server did, without quotes or spaces.';
  for (const setting of ['B24_ACCESS_TOKEN', ...refreshSettings]) {
    if (/[^\x21-\x7e]/.test(given.get(setting) ?? '')) {
      problems.push({ setting, problem: 'has spaces or characters that no token has', remedy });
    }
  }
  const [refreshToken, clientId, clientSecret, tokenUrl] = refreshSettings.map((name) => given.get(name));
  const present = refreshSettings.find((name) => given.has(name));
  if (present === undefined) return { accessToken };
  for (const name of refreshSettings) if (!given.has(name)) problems.push(missing(name, present));
  if (!refreshToken || !clientId || !clientSecret || !tokenUrl) return { accessToken };
  const url = plainUrl(
    'B24_OAUTH_URL',
    tokenUrl,
    'Give the address of the OAuth server, e.g. https://oauth.bitrix.info/',
  );
  if (!(url instanceof URL)) problems.push(url);
  else if (url.protocol === 'http:' && !isLoopback(url.origin)) {
    const problem = 'does not start with https://, and secrets would be sent there';
    problems.push({ setting: 'B24_OAUTH_URL', problem, remedy: 'Use the https address.' });
  }
  return { accessToken, refreshToken, clientId, clientSecret, tokenUrl };
}

function readAddress(
  given: Given,
  problems: SettingProblem[],
): (PortalAddress & Pick<Target, 'webhook'>) | null {
  const webhookUrl = given.get('B24_WEBHOOK_URL');
  const portalUrl = given.get('B24_PORTAL_URL');
  const byOAuth = ['B24_PORTAL_URL', 'B24_ACCESS_TOKEN'].find((name) => given.has(name));
  if (webhookUrl !== undefined && byOAuth !== undefined) {
    const remedy = 'Keep one way of signing in: the webhook, or B24_PORTAL_URL with B24_ACCESS_TOKEN.';
    problems.push({ setting: byOAuth, problem: 'is set beside B24_WEBHOOK_URL', remedy });
  }
  if (webhookUrl !== undefined) {
    const address = readWebhook('B24_WEBHOOK_URL', webhookUrl);
    if (!isProblem(address)) return address;
    problems.push(address);
    return null;
  }
  if (portalUrl === undefined) {
    const orphan = byOAuth ?? needsPortal.find((name) => given.has(name));
    if (orphan !== undefined) problems.push(missing(byOAuth ? 'B24_PORTAL_URL' : 'B24_WEBHOOK_URL', orphan));
    return null;
  }
  if (!given.has('B24_ACCESS_TOKEN')) problems.push(missing('B24_ACCESS_TOKEN', 'B24_PORTAL_URL'));
  const address = readPortal('B24_PORTAL_URL', portalUrl);
  if (!isProblem(address)) return { ...address, webhook: null };
  problems.push(address);
  return null;
}

function readSecondWebhook(
  given: Given,
  address: PortalAddress,
  problems: SettingProblem[],
): Target['secondWebhook'] {
  const setting = 'B24_SECOND_WEBHOOK_URL';
  const value = given.get(setting);
  if (value === undefined) return null;
  const second = readWebhook(setting, value);
  if (isProblem(second)) problems.push(second);
  else if (second.origin !== address.origin || second.restPath !== address.restPath) {
    const remedy = "Give another user's webhook of the same portal.";
    problems.push({ setting, problem: 'is a webhook of another portal', remedy });
  } else return second.webhook;
  return null;
}

/**
 * Requests that are sent at once before the rate holds. The bucket of a cloud portal holds 50; two are left free, because
 * requests that travel at different speeds arrive closer together than they were sent, here by up to a second.
 * @see docs/reference/portal.md B.6
 */
export const burst = 48;

/** Reads the portal that the settings name; null where they name none. Notes problems as it meets them. */
export function readTarget(
  given: Given,
  limits: Pick<Target, 'timeoutMs'> & { readonly rate: Target['rate'] },
  env: Readonly<Record<string, string | undefined>>,
  problems: SettingProblem[],
): Target | null {
  const address = readAddress(given, problems);
  const fixtures = readFixtures(given, problems);
  const oauth = given.has('B24_WEBHOOK_URL') ? null : readOAuth(given, problems);
  const refresh = refreshSettings.find((name) => given.has(name));
  if (given.has('B24_WEBHOOK_URL') && refresh !== undefined) {
    const remedy = 'Remove it: a webhook needs no renewal.';
    problems.push({ setting: refresh, problem: 'is set beside B24_WEBHOOK_URL', remedy });
  }
  if (address === null) return null;
  const { origin, restPath, webhook } = address;
  const secondWebhook = readSecondWebhook(given, address, problems);
  if (webhook !== null && fixtures['user'] === webhook.userId) {
    const remedy = 'Name another user: nobody can write to themselves.';
    problems.push({ setting: 'B24_USER_DIALOG_ID', problem: "is the webhook's own user", remedy });
  }
  const tokenUrl = oauth?.tokenUrl;
  const others = tokenUrl !== undefined && URL.canParse(tokenUrl) ? [tokenUrl] : [];
  const unconfirmed = confirmHost(origin, others, given.get('B24_LIVE_HOST'));
  if (unconfirmed !== null) problems.push(unconfirmed);
  const origins = [origin, ...others.map((url) => new URL(url).origin)];
  const network = readNetwork(env, origins, problems);
  const rate = limits.rate ?? (isLoopback(origin) ? null : { perSecond: 2, burst });
  const name = new URL(origin).host;
  const rest = {
    fixtures,
    network,
    timeoutMs: limits.timeoutMs,
    rate,
    // At two requests a second, 8 connections keep up with responses that take 4 seconds.
    connections: 8,
  };
  return { kind: 'live', name, origin, restPath, webhook, oauth, secondWebhook, ...rest };
}

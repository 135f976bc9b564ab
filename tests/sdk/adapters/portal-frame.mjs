import { chromium } from '@playwright/test';

const frame = `<!doctype html><script>
  addEventListener('message', async ({ data, source }) => {
    const [command, key] = String(data).split(':');
    const answers = { getInitData: () => initData(), refreshAuth: () => renew() };
    if (answers[command]) source.postMessage(key + ':' + JSON.stringify(await answers[command]()), '*');
  });
</script><iframe src="/app?DOMAIN=HOST&PROTOCOL=0&LANG=en&APP_SID=sid"></iframe>`;
const application = '<!doctype html><script src="/bx24.js"></script>';

/**
 * The frame of an application within a page that plays the portal: it stands under the portal's origin, answers `getInitData` and `refreshAuth`
 * as a portal does, and holds the application in an iframe. Only calls go to the portal.
 */
export async function openPortalFrame(executablePath, portal, script) {
  const chrome = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const page = await chrome.newPage();
  const own = {
    '/frame': frame.replace('HOST', `${portal.host}:${portal.port}`),
    '/app': application,
    '/bx24.js': script,
  };
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith('/rest/')) return route.continue();
    const contentType = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    return own[pathname] === undefined ? route.abort() : route.fulfill({ contentType, body: own[pathname] });
  });
  const tokens = (access, refresh) => ({ AUTH_ID: access, REFRESH_ID: refresh, AUTH_EXPIRES: '3600' });
  await page.exposeFunction('initData', () => ({
    ...tokens(portal.access_token, portal.refresh_token),
    ...{
      MEMBER_ID: portal.member_id,
      DOMAIN: `${portal.host}:${portal.port}`,
      PROTOCOL: 0,
      PATH: '/rest',
      LANG: 'en',
    },
    ...{
      IS_ADMIN: true,
      INSTALL: true,
      FIRST_RUN: false,
      APP_OPTIONS: {},
      USER_OPTIONS: {},
      PLACEMENT: 'DEFAULT',
    },
  }));
  await page.exposeFunction('renew', async () => {
    const { client_id, client_secret, refresh_token } = portal;
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      client_id,
      client_secret,
      refresh_token,
    });
    const response = await (await fetch(portal.oauth_token_url, { method: 'POST', body })).json();
    return tokens(response.access_token, response.refresh_token);
  });
  await page.goto(`${portal.origin}/frame`);
  return { app: page.frame({ url: /\/app\?/ }), close: () => chrome.close() };
}

/**
 * BX24.js in a page, in a real browser: node bx24js.mjs [PATH/bx24.js] [PATH/chromium]. Without a path, `bx24.js` is looked for in the working copy
 * and in the project. Calls are made by the page itself; `portal-frame.mjs` plays the portal's side of it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { absent, serveAdapter, surfaced } from './adapter.mjs';
import { openPortalFrame } from './portal-frame.mjs';

const [named, browser = ''] = process.argv.slice(2);
const { B24SDK_PACKAGE_DIR: copy, B24SDK_PROJECT_DIR: project = process.cwd() } = process.env;
const places =
  named === undefined
    ? [copy, project].filter(Boolean).map((place) => join(place, 'bx24.js'))
    : [resolve(project, named)];
const file = places.find((path) => existsSync(path));
const browsers = [browser, '/usr/bin/chromium', '/usr/bin/chromium-headless-shell', '/usr/bin/google-chrome'];
const executablePath = browsers.find((path) => path !== '' && existsSync(path));
if (file === undefined) absent('bx24.js is not there: put it into the project, or name its path.');
if (executablePath === undefined) absent('There is no Chromium: name its path after that of bx24.js.');
const script = readFileSync(file, 'utf8');

serveAdapter({
  handshake: {
    name: 'BX24.js',
    version: 'as given',
    language: 'JavaScript',
    license: 'unknown',
    auth: ['oauth'],
    schemes: ['http'],
    ca: 'none',
    proxy: 'none',
    capabilities: ['refresh-token', 'http-status', 'code', 'description'],
  },
  async prepare({ method, params, portal }) {
    const { app, close } = await openPortalFrame(executablePath, portal, script);
    await app.evaluate(() => new Promise((ready) => window.BX24.init(ready)));
    return {
      close,
      make: () =>
        app.evaluate(
          ([name, values]) =>
            new Promise((done) => {
              window.BX24.callMethod(name, values, (result) => {
                const error = result.error();
                done(error ? { error: { ...error.ex, status: error.status } } : { result: result.data() });
              });
            }),
          [method, params],
        ),
      read: ({ error, result }) => ({
        surface: 'callback',
        ...(error ? { error: told(error) } : { result }),
      }),
      explain: (error) => surfaced({ type: [error.name, 'class'] }, error),
    };
  },
});

function told(error) {
  const fields = {
    code: [error.error, 'property'],
    description: [error.error_description, 'property'],
    http_status: [error.status, 'property'],
  };
  return surfaced(fields, error.error);
}

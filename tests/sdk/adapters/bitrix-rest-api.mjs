/**
 * `bitrix-rest-api`: node bitrix-rest-api.mjs [PACKAGES]. Methods that it does not know are added by extending `AbstractApi`, as its own
 * `SaleApi` does; what a call gives is `response?.result`, as there. https only: it brings an agent for https.
 */
import { installed, serveAdapter, surfaced } from './adapter.mjs';

const [names = 'bitrix-rest-api'] = process.argv.slice(2);
const { sdk, manifest } = await installed(...names.split(','));

class ImApi extends sdk.AbstractApi {
  call(method, params) {
    return this._execute(method, params).then((response) => response?.result);
  }
}

serveAdapter({
  handshake: {
    name: manifest.name,
    version: manifest.version,
    language: 'JavaScript',
    license: manifest.license,
    auth: ['webhook'],
    schemes: ['https'],
    ca: 'env',
    proxy: 'env',
    capabilities: ['http-status', 'code', 'description'],
  },
  prepare({ method, params, portal }) {
    const api = new ImApi(portal.webhook_url);
    return { make: () => api.call(method, params), read: (result) => ({ result }), explain };
  },
});

/** A response with a code is thrown as a bare Error, its code within the text; everything else is what `gaxios` throws. */
function explain(error) {
  const body = error.response?.data;
  const fields = {
    type: [error.name, 'class'],
    code: [error.code, 'property'],
    description: [body?.error_description, 'body'],
    http_status: [error.response?.status, 'property'],
  };
  return { ...surfaced(fields, error), ...(body === undefined ? {} : { body }) };
}

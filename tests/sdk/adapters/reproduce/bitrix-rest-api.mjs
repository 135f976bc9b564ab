// The call as a user of bitrix-rest-api adds one: as its own SaleApi does.
import bitrixRestApi from 'bitrix-rest-api';

class ImApi extends bitrixRestApi.AbstractApi {
  call(method, params) {
    return this._execute(method, params).then((response) => response?.result);
  }
}

export async function call(portal, method, params) {
  return new ImApi(portal.webhook_url).call(method, params);
}

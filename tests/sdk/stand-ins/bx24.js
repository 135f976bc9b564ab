// Stands in for BX24.js in tests: the same names and messages, none of its code.
(() => {
  const domain = new URLSearchParams(location.search).get('DOMAIN');
  const waiting = new Map();
  let auth = {};
  const ask = (command) =>
    new Promise((resolve) => {
      const key = `key${waiting.size}`;
      waiting.set(key, resolve);
      parent.postMessage(`${command}:${key}:sid`, `http://${domain}`);
    });
  addEventListener('message', ({ data }) => {
    const [key, ...rest] = String(data).split(':');
    waiting.get(key)?.(JSON.parse(rest.join(':')));
  });
  const once = async (method, params) => {
    const body = new URLSearchParams({ ...params, auth: auth.AUTH_ID }).toString();
    const response = await fetch(`http://${domain}/rest/${method}.json`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
      redirect: 'error',
      body,
    });
    const answer = await response.json().catch(() => ({ error: 'ERROR_UNEXPECTED_ANSWER' }));
    return { answer, status: response.status };
  };
  window.BX24 = {
    init: async (ready) => {
      auth = await ask('getInitData');
      ready();
    },
    callMethod: async (method, params, callback) => {
      let { answer, status } = await once(method, params);
      if (answer.error === 'expired_token') {
        auth = await ask('refreshAuth');
        ({ answer, status } = await once(method, params));
      }
      callback({
        data: () => answer.result,
        error: () => (answer.error ? { status, ex: answer } : undefined),
      });
    },
  };
})();

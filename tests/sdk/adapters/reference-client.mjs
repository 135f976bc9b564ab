/**
 * A small client that does by the documentation everything that an SDK must, should and may do for a call. It is the control of the SDK
 * run: a finding about it is a bug of the suite. Each step is a method of its own, so that a client with one defect is one
 * overridden method.
 */

/** A failure as its caller sees it: code, description and HTTP status are properties, and the text names no secret. */
export class CallError extends Error {
  constructor({ code, description, status = null, pause = null, cause }) {
    super(`${code}: ${description}`, { cause });
    this.name = 'CallError';
    this.code = code;
    this.description = description;
    this.status = status;
    /** Milliseconds that the portal asked to wait, by Retry-After; null where it did not. */
    this.pause = pause;
  }
}

const maxTries = 5;
const longestPause = 60_000;

/** Calls methods of one portal with one credential. */
export class ReferenceClient {
  /** `portal` as in a `call` of the adapter protocol. `timeout` is for one request, in milliseconds. */
  constructor(portal, timeout = 30_000) {
    this.portal = portal;
    this.timeout = timeout;
    this.accessToken = portal.access_token;
    this.refreshToken = portal.refresh_token;
    this.renewal = undefined;
    this.bucket = { tokens: 48, filled: performance.now() };
  }

  /** The method's `result`. Throws {@link CallError}. */
  async call(method, params) {
    let renewed = false;
    for (let tries = 1; ; tries++) {
      await this.throttle();
      try {
        return this.read(await this.send(this.request(method, params)));
      } catch (error) {
        if (this.isExpired(error) && !renewed) {
          renewed = true;
          await this.renew(error);
          continue;
        }
        const pause = this.pauseAfter(error, tries);
        if (pause === undefined) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  /** Waits until the limit of a standard portal, 50 at once and 2 a second, has room with something to spare for one more request. */
  async throttle() {
    const now = performance.now();
    this.bucket.tokens = Math.min(48, this.bucket.tokens + ((now - this.bucket.filled) / 1000) * 2) - 1;
    this.bucket.filled = now;
    const debt = -this.bucket.tokens;
    if (debt > 0) await new Promise((resolve) => setTimeout(resolve, debt * 500));
  }

  /** URL and parameters of a request. An access token goes into the body, as `auth`. */
  request(method, params) {
    const { auth, webhook_url, client_endpoint } = this.portal;
    if (auth === 'webhook') return { url: webhook_url + method, params };
    return { url: client_endpoint + method, params: { ...params, auth: this.accessToken } };
  }

  /** One request and its response, or an error that says that there was none. */
  async send({ url, params }) {
    try {
      const response = await this.post(url, params);
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (error) {
      const late = error.name === 'TimeoutError';
      const description = late ? 'No response came in time.' : 'The connection failed.';
      throw new CallError({ code: late ? 'TIMEOUT' : 'NETWORK', description, cause: error });
    }
  }

  /** One POST. A redirect is not followed: a credential belongs to the host that it was given for. */
  post(url, params, more = {}) {
    return fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(params),
      redirect: 'manual',
      signal: AbortSignal.timeout(this.timeout),
      ...more,
    });
  }

  /** What a response says: its `result`, or the error thrown. Everything that is no JSON object with one of the two is invalid. */
  read({ status, headers, text }) {
    if (status >= 300 && status < 400)
      throw new CallError({ code: 'REDIRECT', description: 'The portal points elsewhere.', status });
    const body = this.parse(text);
    if (typeof body?.error === 'string' && body.error !== '')
      throw new CallError({
        code: body.error,
        description: body.error_description ?? '',
        status,
        pause: this.askedPause(headers),
      });
    if (status === 200 && body?.result !== undefined) return body.result;
    const pause = this.askedPause(headers);
    throw new CallError({ code: 'INVALID_ANSWER', description: 'The response is not valid.', status, pause });
  }

  /** The object of a JSON text; undefined for everything else. */
  parse(text) {
    try {
      const value = JSON.parse(text);
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
    } catch {
      return undefined;
    }
  }

  /** Retry-After in milliseconds, in both of its forms; null without one. */
  askedPause(headers) {
    const text = headers.get('retry-after');
    if (text === null) return null;
    const pause = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
    return Number.isNaN(pause) ? null : Math.max(0, pause);
  }

  /** Milliseconds until the next try; undefined where there is to be none: most errors stay what they are however often one asks. */
  pauseAfter(error, tries) {
    if (tries >= maxTries) return undefined;
    if (error.pause > longestPause) return undefined;
    const limited = error.code === 'QUERY_LIMIT_EXCEEDED';
    const asked = [429, 503].includes(error.status) && error.pause !== null;
    return limited || asked ? Math.max(error.pause ?? 0, 600 * tries) : undefined;
  }

  isExpired(error) {
    return error.status === 401 && error.code === 'expired_token' && this.refreshToken !== null;
  }

  /** A new pair of tokens. Calls that find the token expired at the same time share one renewal; where it fails, the caller is told so. */
  renew(expired) {
    this.renewal ??= this.askForTokens(expired).finally(() => {
      this.renewal = undefined;
    });
    return this.renewal;
  }

  async askForTokens(expired) {
    const { oauth_token_url: url, client_id, client_secret } = this.portal;
    const params = {
      grant_type: 'refresh_token',
      client_id,
      client_secret,
      refresh_token: this.refreshToken,
    };
    const { text } = await this.send({ url, params });
    const body = this.parse(text);
    if (typeof body?.access_token !== 'string')
      throw new CallError({
        code: expired.code,
        description: expired.description,
        status: expired.status,
        cause: new Error(`The token could not be renewed: ${body?.error ?? 'the response is not valid'}`),
      });
    this.accessToken = body.access_token;
    this.refreshToken = body.refresh_token ?? this.refreshToken;
  }
}

/**
 * The reference client with one defect each. Every one of them is found in some client in use, and each has to be caught by the check of
 * the promise that it breaks and by no other: tests/sdk/faulty-clients.test.ts says which.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReferenceClient } from '../adapters/reference-client.mjs';

/** A client that also knows where it may store things. */
class FaultyClient extends ReferenceClient {
  constructor(portal, timeout, stateDirectory) {
    super(portal, timeout);
    this.stateDirectory = stateDirectory;
  }

  /** All secrets of the credential. */
  get secret() {
    return this.portal.webhook_secret ?? this.accessToken;
  }
}

/** Changes the error that a failed call ends with. */
function withError(change) {
  return class extends FaultyClient {
    async call(method, params) {
      try {
        return await super.call(method, params);
      } catch (error) {
        change.call(this, error);
        throw error;
      }
    }
  };
}

/** Changes URL or parameters of a request. */
function withRequest(change) {
  return class extends FaultyClient {
    request(method, params) {
      return change.call(this, super.request(method, params));
    }
  };
}

/** Takes a second look at the responses that the reference client refuses as invalid. */
function withInvalid(read) {
  return class extends FaultyClient {
    read(response) {
      try {
        return super.read(response);
      } catch (error) {
        if (error.code === 'INVALID_ANSWER' && read(response)) return true;
        throw error;
      }
    }
  };
}

/** Lies about what came back. */
export const aboutResponses = {
  'swallows-errors': class extends FaultyClient {
    async call(method, params) {
      try {
        return await super.call(method, params);
      } catch (error) {
        if (['INVALID_ANSWER', 'REDIRECT', 'TIMEOUT', 'NETWORK'].includes(error.code)) throw error;
        return null;
      }
    }
  },
  'answers-true-always': class extends FaultyClient {
    async call(method, params) {
      return super.call(method, params).catch(() => true);
    }
  },
  'trusts-the-status': class extends FaultyClient {
    read({ status, headers, text }) {
      const body = this.parse(text);
      return status === 200 && body?.error !== undefined ? true : super.read({ status, headers, text });
    }
  },
  'negates-success': class extends FaultyClient {
    read(response) {
      return !super.read(response);
    }
  },
  'takes-a-page-for-success': withInvalid(({ status, text }) => status === 200 && text.startsWith('<')),
  'takes-half-a-text-for-success': withInvalid(({ status, text }) => status === 200 && /^\{/.test(text)),
  'takes-nothing-for-success': withInvalid(({ status, text }) => status === 200 && text === ''),
  'takes-null-for-success': withInvalid(({ status, text }) => status === 200 && text === 'null'),
  'never-settles': class extends FaultyClient {
    async call(method, params) {
      try {
        return await super.call(method, params);
      } catch (error) {
        if (error.code === 'INVALID_ANSWER') return new Promise(() => {});
        throw error;
      }
    }
  },
  'loses-the-code': withError((error) => {
    error.code = undefined;
  }),
  'changes-the-code': withError((error) => {
    error.code = error.code.toLowerCase();
  }),
  'loses-the-description': withError((error) => {
    error.description = undefined;
  }),
  'decorates-the-description': withError((error) => {
    error.description = `Bitrix24 says: ${error.description}`;
  }),
  'loses-the-status': withError((error) => {
    if (error.code !== 'INVALID_ANSWER') error.status = undefined;
  }),
  'hides-the-status-of-pages': withError((error) => {
    if (error.code === 'INVALID_ANSWER') error.status = undefined;
  }),
  'stumbles-over-pages': withError((error) => {
    if (error.code === 'INVALID_ANSWER') return JSON.parse('null').result;
  }),
  'ends-the-program': withError((error) => {
    if (error.code === 'ACCESS_ERROR') process.exit(1);
  }),
};

/** Lies about what is asked. */
export const aboutRequests = {
  'renames-the-parameter': withRequest(({ url, params: { DIALOG_ID, ...rest } }) => ({
    url,
    params: { dialogId: DIALOG_ID, ...rest },
  })),
  'drops-the-token': withRequest(function ({ url, params: { auth, ...rest } }) {
    return { url: url.replace(`/${this.portal.webhook_secret}/`, '/'), params: rest };
  }),
  'leaves-a-segment-empty': withRequest(({ url, params }) => ({
    url: url.replace('/im.dialog', '//im.dialog'),
    params,
  })),
  'asks-by-get': class extends FaultyClient {
    post(url, params) {
      if (url === this.portal.oauth_token_url) return super.post(url, params);
      return super.post(`${url}?${new URLSearchParams(params)}`, undefined, { method: 'GET' });
    }
  },
  'follows-redirects-by-get': class extends FaultyClient {
    async post(url, params) {
      const response = await super.post(url, params);
      if (response.status !== 302) return response;
      const target = `${response.headers.get('location')}?${new URLSearchParams(params)}`;
      return super.post(target, undefined, { method: 'GET' });
    }
  },
  'loses-the-credential-on-redirects': class extends FaultyClient {
    async post(url, { auth, ...params }) {
      const response = await super.post(url, { ...params, ...(auth === undefined ? {} : { auth }) });
      if (response.status !== 302) return response;
      const target = response.headers.get('location');
      return super.post(target.replace(/\/rest\/.*\//, '/rest/'), params);
    }
  },
  'trusts-any-authority': class extends FaultyClient {
    constructor(...all) {
      process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
      super(...all);
    }
  },
};

/** Lies about trying again. */
export const aboutRetries = {
  'retries-for-ever': class extends FaultyClient {
    pauseAfter(error, tries) {
      const pause = super.pauseAfter(error, 1);
      return pause === undefined || tries >= 14 ? undefined : Math.max(error.pause ?? 0, 530);
    }
  },
  'retries-what-is-final': class extends FaultyClient {
    pauseAfter(error, tries) {
      return error.status === 400 && tries < 3 ? 600 : super.pauseAfter(error, tries);
    }
  },
  'gives-up-at-once': class extends FaultyClient {
    pauseAfter() {
      return undefined;
    }
  },
  'retries-without-pause': class extends FaultyClient {
    pauseAfter(error, tries) {
      const pause = super.pauseAfter(error, tries);
      return pause === undefined ? undefined : (error.pause ?? 1);
    }
  },
  'ignores-retry-after': class extends FaultyClient {
    askedPause() {
      return null;
    }
  },
  'renews-for-ever': class extends FaultyClient {
    async call(method, params) {
      for (let tries = 1; ; tries++)
        try {
          return await super.call(method, params);
        } catch (error) {
          if (error.code !== 'expired_token' || tries === 3) throw error;
        }
    }
  },
  'never-renews': class extends FaultyClient {
    isExpired() {
      return false;
    }
  },
  'tries-for-ever-without-response': class extends FaultyClient {
    pauseAfter(error, tries) {
      return error.code === 'TIMEOUT' ? 10 : super.pauseAfter(error, tries);
    }
  },
  'waits-for-ever': class extends FaultyClient {
    constructor(portal, _timeout, stateDirectory) {
      super(portal, 2 ** 31 - 1, stateDirectory);
    }
  },
};

/** Lies about keeping a secret. */
export const aboutSecrets = {
  'names-the-token-in-errors': withError(function (error) {
    error.message += ` (called with ${this.secret})`;
  }),
  'logs-the-token': class extends FaultyClient {
    request(method, params) {
      process.stderr.write(`POST ${method} with ${this.secret}\n`);
      return super.request(method, params);
    }
  },
  'stores-the-token': class extends FaultyClient {
    request(method, params) {
      writeFileSync(join(this.stateDirectory, 'last-call.log'), this.secret);
      return super.request(method, params);
    }
  },
};

/** All of them by name. */
export const faultyClients = { ...aboutResponses, ...aboutRequests, ...aboutRetries, ...aboutSecrets };

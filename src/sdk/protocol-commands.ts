/** The commands of the adapter protocol: what the suite says to an adapter. `protocol.ts` holds the replies. */
import type { Json } from '../contract/contract.ts';
import type { AuthMode, CallReply, HandshakeReply, Scheme } from './protocol.ts';

/** Suite → adapter: describe the SDK. The adapter replies with {@link HandshakeReply}. */
export interface HandshakeCommand {
  readonly b24sdk: 1;
  readonly cmd: 'handshake';
}

/** Suite → adapter: nothing more will come. The adapter ends with code 0 within two seconds. */
export interface StopCommand {
  readonly b24sdk: 1;
  readonly cmd: 'stop';
}

/** The portal of a call. Members of the other way of signing in are null. */
export interface CallPortal {
  readonly auth: AuthMode;
  /** `https://127.0.0.1:PORT`, without a slash at its end. */
  readonly origin: string;
  readonly scheme: Scheme;
  readonly host: string;
  readonly port: number;
  /** `ORIGIN/rest/USER/SECRET/`. */
  readonly webhook_url: string | null;
  /** Digits, also under OAuth: the user whose token it is. */
  readonly user_id: string;
  readonly webhook_secret: string | null;
  /** `ORIGIN/rest/`. */
  readonly client_endpoint: string;
  /** `ORIGIN/oauth/token/`. SDKs with a hard-coded host reach it through the proxy. */
  readonly oauth_token_url: string;
  readonly access_token: string | null;
  readonly refresh_token: string | null;
  readonly client_id: string | null;
  readonly client_secret: string | null;
  readonly member_id: string;
  /** Seconds; 3600 also where the portal will call the token expired: the SDK has to learn that from the response. */
  readonly expires_in: number;
}

/** Suite → adapter: make this call. The adapter replies with {@link CallReply}. */
export interface CallCommand {
  readonly b24sdk: 1;
  readonly cmd: 'call';
  /** Returned in the reply. */
  readonly id: string;
  /** Id of the case, for logs only: an adapter never acts on it. */
  readonly case: string;
  readonly method: string;
  readonly params: Readonly<Record<string, Json>>;
  readonly portal: CallPortal;
  /** PEM file of the authority to trust; null where the portal is reached by http only and there is no proxy. */
  readonly tls: { readonly ca_file: string | null };
  /** An HTTP CONNECT proxy, `http://127.0.0.1:PORT`; null where there is none. */
  readonly proxy: { readonly url: string | null };
  /** An empty directory of this call's own, for whatever the SDK stores. */
  readonly state_dir: string;
  /** Milliseconds after which the adapter answers `unsettled`. The suite waits a little longer and then kills. */
  readonly deadline_ms: number;
  /** The SDK's own time-out to set, where the reply to `handshake` says that it takes one; null to leave the SDK's default. */
  readonly timeout_ms: number | null;
  /** Make the call `count` times with one instance of the SDK, at most `parallel` of them under way at once. */
  readonly repeat: { readonly count: number; readonly parallel: number };
}

/** Anything that the suite says. */
export type Command = HandshakeCommand | StopCommand | CallCommand;

/** A user and a password for HTTP's basic authentication. */
export interface BasicCredential {
  readonly user: string;
  readonly password: string;
}

/** A proxy that makes tunnels (`CONNECT`). */
export interface ProxyServer {
  /** `http://HOST:PORT` or `https://HOST:PORT`, without a credential. */
  readonly url: string;
  readonly credential: BasicCredential | null;
}

/** The way through a company's network to a target. */
export interface Network {
  /** The proxy of each origin that is not called directly: the portal's, the OAuth server's. */
  readonly proxies: Readonly<Record<string, ProxyServer>>;
  /** Files (PEM) with authorities that are trusted beside those that Node trusts. */
  readonly caFiles: readonly string[];
  /** What a server in front of the portal asks for; null for nothing. */
  readonly basicAuth: BasicCredential | null;
}

/** The value of an `Authorization` header. @see https://www.rfc-editor.org/rfc/rfc7617#section-2 */
export function basicAuthorization({ user, password }: BasicCredential): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

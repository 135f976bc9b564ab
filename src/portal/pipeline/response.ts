/** An HTTP response, ready for the socket but for its `Content-Length`. Header names keep the case in which they are sent. */
export interface PortalResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** Changes the whole message, head and body, before it goes onto the wire as it then stands; the connection is closed behind it. */
  readonly raw?: (message: Buffer) => Buffer;
}

/** What may happen to a request instead of being handled: a response, a closed connection, or silence. */
export type Instead = PortalResponse | 'drop' | 'hang';

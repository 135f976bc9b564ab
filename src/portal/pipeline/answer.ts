/** An HTTP answer, ready for the socket but for its `Content-Length`. Header names keep the case in which they are sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** Changes the whole message, head and body, before it goes onto the wire as it then stands; the connection is closed behind it. */
  readonly raw?: (message: Buffer) => Buffer;
}

/** What may happen to a request instead of being handled: an answer, a closed connection, or silence. */
export type Instead = Answer | 'drop' | 'hang';

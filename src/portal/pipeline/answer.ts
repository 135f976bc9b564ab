/** An HTTP answer, ready for the socket but for its `Content-Length`. Header names keep the case in which they are sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What may happen to a request instead of being handled: an answer, a closed connection, or silence. */
export type Instead = Answer | 'drop' | 'hang';

/** A file on the portal's drive. Its content is not kept. */
export interface PortalFile {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly author: number;
  /** The chat that it was sent to, and the message that it came with; 0 while it was sent to none. */
  chatId: number;
  messageId: number;
}

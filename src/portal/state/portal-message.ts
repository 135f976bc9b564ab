import type { WireValue } from '../php/encode-json.ts';

/** A message of a chat. */
export interface PortalMessage {
  readonly id: number;
  readonly chatId: number;
  /** The id of the user who sent it; 0 for a system message. */
  readonly author: number;
  /** Unix time in milliseconds. */
  readonly date: number;
  text: string;
  /** Null for a system message. */
  readonly uuid: string | null;
  /** What goes with it, as `ATTACH`, `KEYBOARD`, `LIKE`, `IS_EDITED`; an empty one is `[]` on the wire. */
  readonly params: Map<string, WireValue>;
}

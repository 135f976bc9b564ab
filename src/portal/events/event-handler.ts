/** A handler that an application, or a person by an outgoing webhook, asked the portal to call. @see docs/reference/portal.md G */
export interface EventHandler {
  readonly id: number;
  /** In upper case, as portals send it. */
  readonly event: string;
  /** Where it is called. */
  readonly handler: string;
  /** Id of the user whose tokens it gets; 0 for those of the user who acted. */
  readonly authType: number;
  /** Name of the application that bound it; undefined for an outgoing webhook, which gets no tokens. */
  readonly application: string | undefined;
}

/** What the portal sent, or did not send, to a handler. Its tokens are not in it. */
export interface EventDelivery {
  readonly number: number;
  /** When it was due, in ISO 8601. */
  readonly at: string;
  readonly event: string;
  readonly handler: string;
  readonly data: unknown;
  /** The handler's HTTP status; undefined while it is under way, and where there is none. */
  readonly status: number | undefined;
  /** Why the handler was not called, or gave no response. */
  readonly problem: string | undefined;
}

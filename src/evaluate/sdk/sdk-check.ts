import type { Contract } from '../../contract/contract.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import type { ParsedResponse } from '../../exchange/record/parse-response.ts';
import type { HandshakeReply } from '../../sdk/protocol.ts';
import type { Scenario, SdkClause } from '../../sdk/scenario.ts';
import type { SdkRecord, WireNote } from '../../sdk/sdk-record.ts';
import type { Finding } from '../finding.ts';

/** A request on the wire, what is known of it, and the response it got, read. A response that was cut short is `unreadable`. */
export interface WireCall {
  readonly note: WireNote;
  readonly exchange: Exchange;
  readonly response: ParsedResponse;
}

/** One case as a check sees it. */
export interface SdkObservation {
  /** Id of the case run: the scenario's, with the way of signing in where there are several. */
  readonly id: string;
  readonly scenario: Scenario;
  readonly record: SdkRecord;
  /** All requests, in the order in which they came. */
  readonly wire: readonly WireCall[];
  /** Those for the scenario's method, on whichever host. */
  readonly calls: readonly WireCall[];
  /** The one whose answer the caller has to be told of: the last that was about the call; null where nothing came. */
  readonly last: WireCall | null;
}

/** What a check may know beside what it judges. */
export interface SdkCheckContext {
  readonly contract: Contract;
  readonly clause: SdkClause;
  readonly handshake: HandshakeReply;
}

/** A check gathers findings and never throws. Null: the case says nothing about the clause. */
export interface SdkCheck {
  readonly name: string;
  judge(seen: SdkObservation, context: SdkCheckContext): readonly Finding[] | null;
}

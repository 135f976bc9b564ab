import type {
  Clause,
  CredentialVariant,
  DocumentedResponse,
  Level,
  ParameterValue,
  Source,
} from '../contract/contract.ts';

import type { LifecycleStep } from '../contract/lifecycle.ts';
import type { PathForm } from './path-forms.ts';

export type { ParameterValue } from '../contract/contract.ts';

/** How parameters travel: the four ways that `same-by-any-encoding` names. */
export type Encoding = 'post-json' | 'post-form' | 'post-query' | 'get-query';

/** Where an OAuth token is put. A webhook's credential is always in the path. */
export type AuthPlacement = 'default' | 'body' | 'query' | 'header';

/** HTTP methods that no document of Bitrix24 names. */
export type OtherHttpMethod = 'PUT' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS';

/** A body sent as it stands, whatever the encoding would have made of the parameters. */
export interface RawBody {
  readonly contentType: string;
  /** The body's bytes, base64. */
  readonly base64: string;
}

/**
 * A request before a portal is known: no host, no credential, no id of a fixture. Two requests with the same
 * `key` are the same request: within a run it is sent once and its exchange serves every case that asks for it.
 */
export interface PlannedRequest {
  /** A hash of all other members. Nothing can be read from it. */
  readonly key: string;
  /** A hash of all other members but `repetition`: equal for the repetitions of one request. */
  readonly baseKey: string;
  /** Distinguishes the repetitions of one request, which would otherwise be sent once. */
  readonly repetition?: string;
  /** REST method as it is spelt in the URL. */
  readonly method: string;
  readonly encoding: Encoding;
  readonly suffix: '' | '.json';
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** Parameters that go into the query string whatever the encoding. */
  readonly query?: Readonly<Record<string, ParameterValue>>;
  readonly raw?: RawBody;
  /** The query string to send as it stands (without `?`), for escapes no encoder would write. */
  readonly rawQuery?: string;
  readonly credential: CredentialVariant;
  readonly auth: AuthPlacement;
  /** A wrong token beside the right one, or the other way round: where it stands. Only with a token. */
  readonly besides?: Exclude<AuthPlacement, 'default'>;
  /** An HTTP method in place of the encoding's own. */
  readonly httpMethod?: OtherHttpMethod;
  /** A way to write the URL; the usual one unless given. */
  readonly pathForm?: PathForm;
  /** Value of Accept-Encoding; `identity` unless the case says otherwise. */
  readonly acceptEncoding: string;
}

/** Requests sent one after another, or (`together`) all at once. */
export interface Step {
  readonly together: boolean;
  readonly requests: readonly PlannedRequest[];
}

/** What a target must offer for a case to be run: a way of signing in, or a fixture by its name. */
export type Capability = string;

/** What only the reference portal inside the run offers: methods of which nobody has said what they write to are called nowhere else. */
export const embeddedPortal: Capability = 'embedded-portal';

/** Which responses of the whole run a run-wide case judges, beside those to its own requests. */
export type RunWide = Clause['runWide'][number];

/** Requests that are made up while a case runs. Equal figures make equal requests. */
export interface Generates {
  /** How many; none where generated requests are off. */
  readonly runs: number;
  readonly seed: number;
}

/** One test: what is sent, which clause it tries, which check judges it. */
export interface Case {
  /** `clause/name`, permanent. */
  readonly id: string;
  /** A sentence in the present tense, below 130 characters, in printable ASCII and `…`. */
  readonly title: string;
  readonly clause: string;
  readonly level: Level;
  readonly check: string;
  readonly source: Source;
  readonly steps: readonly Step[];
  readonly needs: readonly Capability[];
  readonly prefers: readonly DocumentedResponse[];
  readonly accepts: readonly DocumentedResponse[];
  /** What commands of the batch must come to, by name: a code, or null for a command that is passed over. */
  readonly commands?: Readonly<Record<string, string | null>>;
  /** Requests for a fixture that the target lacks are left out, not the whole case. */
  readonly partial?: true;
  /** Present on cases whose requests build on one another: the response that each must get, and what it must show. */
  readonly lifecycle?: readonly LifecycleStep[];
  /** Present on cases whose requests are not planned but generated. */
  readonly generates?: Generates;
  /** Present on cases that judge responses of the whole run. */
  readonly runWide?: RunWide;
  /** Present on run-wide cases about responses that the document only asks for and does not promise: none may come. */
  readonly unpromised?: true;
}

import type { Json } from '../contract/contract.ts';
import { plainJson } from '../portal/calls/portal-call.ts';
import { toWire } from '../portal/php/to-wire.ts';
import { readParams } from '../portal/transport/read-params.ts';
import { readRoute } from '../portal/transport/route.ts';
import { bytesOf, type TrafficRequest } from './traffic-message.ts';

/** Parameters that authenticate, that the REST layer takes away before any method, or that SDKs add to every call (`bx24_…`). */
const notForMethods = /^(?:auth|access_token|aplogin|ap|sessid|state|bx24_.*|BX24_.*)$/;

/** Whether a parameter of this name reaches a method. */
export function reachesMethod(name: string): boolean {
  return !notForMethods.test(name);
}

/** The call that a request makes. */
export interface TrafficCall {
  readonly host: string;
  /** `https://host`, for the name of the subject. */
  readonly origin: string;
  /** As the caller wrote it. */
  readonly method: string;
  readonly isV3: boolean;
  readonly isXml: boolean;
  readonly encoding: 'post-json' | 'post-form' | 'post-query' | 'get-query';
  readonly parameters: Readonly<Record<string, Json>>;
  /** The body claims to be JSON and is none that a portal reads: what becomes of such a request is not a matter of parameters. */
  readonly isUnreadable: boolean;
}

/** Reads the call of a request as a portal would; undefined for one that is no call of REST. */
export function trafficCall({ method, url, headers, body }: TrafficRequest): TrafficCall | undefined {
  if (!URL.canParse(url) || !/^(?:GET|POST)$/i.test(method)) return undefined;
  const { pathname, search, host, origin } = new URL(url);
  const route = readRoute(pathname, true);
  if (route === undefined || !/^[a-z][\w.-]*$/i.test(route.method)) return undefined;
  const { params, bodyKind } = readParams(
    {
      httpMethod: method.toUpperCase(),
      query: search.slice(1),
      headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
      body: bytesOf(body),
    },
    true,
  );
  for (const name of [...params.keys()]) if (!reachesMethod(String(name))) params.delete(name);
  return {
    host,
    origin,
    method: route.method,
    isV3: route.isV3,
    isXml: route.suffix === 'xml',
    encoding:
      method.toUpperCase() === 'GET'
        ? 'get-query'
        : bodyKind === 'form'
          ? 'post-form'
          : bodyKind === 'none'
            ? 'post-query'
            : 'post-json',
    isUnreadable: bodyKind === 'unreadable',
    parameters: plainJson(toWire(params)) as Readonly<Record<string, Json>>,
  };
}

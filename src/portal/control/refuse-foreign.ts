import type { PortalResponse } from '../pipeline/response.ts';
import type { WireRequest } from '../transport/wire-request.ts';
import { json } from './control-json.ts';

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(address);
}

/** The host of a `Host` header without its port and brackets, in lower case. */
function hostIn(header: string): string {
  const [, ipv6, other] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(header.toLowerCase()) ?? [];
  return ipv6 ?? other ?? '';
}

/**
 * Whether a name or address can be this portal's. A page of a stranger that makes its own name lead here has a dot in that
 * name. Names without one are those of containers; they lead to a portal that listens beyond the machine.
 */
function isOwnHost(host: string, local: string): boolean {
  if (host === 'localhost' || isLoopback(host) || host === local.replace(/^::ffff:/, '')) return true;
  return !isLoopback(local) && /^[a-z0-9_-]+$/.test(host) && !/^\d+$/.test(host);
}

/**
 * Refuses a control request that a browser may have sent for a page of a stranger: one with an `Origin`, one under a
 * foreign host name, and a body of a type that browsers send without asking first. Null where nothing is wrong.
 */
export function refuseForeign({ headers, local, body }: WireRequest): PortalResponse | null {
  if (headers.origin !== undefined) return json(403, { problem: 'control requests have no Origin header' });
  if (!isOwnHost(hostIn(headers.host ?? ''), local))
    return json(403, { problem: 'the Host header names another host than this portal' });
  const type = headers['content-type'] ?? '';
  const isJson = type.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
  if ((body.length > 0 || type !== '') && !isJson)
    return json(415, { problem: 'the body has to be application/json' });
  return null;
}

import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { contentCodings, decodeContent } from '../../exchange/record/content-coding.ts';
import { headerValues } from '../../exchange/record/parse-response.ts';
import { bodyCap } from '../../exchange/record/record-body.ts';
import { type KeyPair, listen } from '../../portal/transport/listen.ts';
import { createTrafficRedactor } from '../redact-traffic.ts';
import { trafficCall } from '../rest-call.ts';
import { bodyOf, type TrafficExchange } from '../traffic-message.ts';
import { forward, type Passed } from './forward.ts';

/** A proxy that runs. */
export interface RunningProxy {
  /** Where applications find the portal now, without a slash at its end. */
  readonly origin: string;
  /** Stops it, after the requests that are under way. */
  close(): Promise<void>;
}

/** How a proxy is started. */
export interface ProxyOptions {
  /** The portal: scheme and host, no path. */
  readonly portal: URL;
  readonly port: number;
  readonly host?: string | undefined;
  /** Makes it https. */
  readonly certificate?: KeyPair | undefined;
  /** Gets each call of REST that passed, secrets replaced. */
  readonly record: (exchange: TrafficExchange) => void;
}

/** What passed, as an exchange: codings undone, bodies above 1 MiB left out. */
function exchangeOf(portal: URL, passed: Passed): TrafficExchange {
  const { method, path, requestHeaders, requestBody, response, startedAt, ms } = passed;
  const body = (bytes: Buffer, headers: Passed['requestHeaders']) => {
    const plain = decodeContent(bytes, contentCodings(headerValues(headers, 'content-encoding'))).bytes;
    return plain.length > bodyCap ? {} : { body: bodyOf(plain) };
  };
  return {
    request: {
      method,
      url: `${portal.origin}${path}`,
      headers: requestHeaders.map(([name, value]) =>
        /^host$/i.test(name) ? [name, portal.host] : [name, value],
      ),
      ...body(requestBody, requestHeaders),
    },
    response:
      response === null
        ? null
        : { status: response.status, headers: response.headers, ...body(response.body, response.headers) },
    startedAt,
    ms,
  };
}

/**
 * Starts a proxy before one portal, on 127.0.0.1 unless told otherwise: an application calls it in place of the portal, with its credential in the path
 * as before. Everything passes as it is; nothing goes to any other host.
 */
export async function startProxy({
  portal,
  port,
  host,
  certificate,
  record,
}: ProxyOptions): Promise<RunningProxy> {
  const agent =
    portal.protocol === 'https:' ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  const redact = createTrafficRedactor();
  const underWay = new Set<Promise<void>>();
  const listening = await listen(
    port,
    (message, socket) => {
      const done = forward(portal, agent, message, socket).then((passed) => {
        underWay.delete(done);
        const exchange = exchangeOf(portal, passed);
        if (trafficCall(exchange.request) !== undefined) record(redact(exchange));
      });
      underWay.add(done);
    },
    certificate,
    undefined,
    host,
  );
  return {
    origin: listening.origin,
    async close() {
      // Calls that hang are given up with the connections.
      await Promise.race([
        Promise.all(underWay),
        new Promise((resolve) => setTimeout(resolve, 2_000).unref()),
      ]);
      await listening.close();
      agent.destroy();
    },
  };
}

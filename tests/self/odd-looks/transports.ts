import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { type Looks, plain } from '../other-portal.ts';

const json = 'application/json; charset=utf-8';
const codings = { br: brotliCompressSync, gzip: gzipSync, deflate: deflateSync } as const;

function inPieces(response: ServerResponse, status: number, body: object, length: number): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'Content-Type': json });
  for (let at = 0; at < bytes.length; at += length) response.write(bytes.subarray(at, at + length));
  response.end();
}

/** Puts a message together by hand, and closes the connection behind it. */
function byHand(compose: (status: number, body: Buffer) => readonly (string | Buffer)[]): Looks {
  return {
    write: (response, status, body) => {
      const parts = compose(status, Buffer.from(JSON.stringify(body)));
      response.socket?.end(Buffer.concat(parts.map((part) => Buffer.from(part))));
    },
  };
}

function sized(status: string, type: string) {
  return (code: number, body: Buffer) => [
    `${status.replace('#', String(code))}\r\n${type}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
    body,
  ];
}

/** One chunk a half, each introduced by `size`. */
function chunked(size: (length: number) => string, behind = '') {
  return (status: number, body: Buffer) => {
    const half = Math.ceil(body.length / 2);
    const chunks = [body.subarray(0, half), body.subarray(half)];
    return [
      `HTTP/1.1 ${status} OK\r\nContent-Type: ${json}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`,
      ...chunks.flatMap((chunk) => [`${size(chunk.length)}\r\n`, chunk, '\r\n']),
      `0\r\n${behind}\r\n`,
    ];
  };
}

function announced(announce: (response: ServerResponse) => void): Looks {
  return {
    write: (response, status, body) => {
      announce(response);
      plain(response, status, body);
    },
  };
}

/** Right portals whose messages travel otherwise. */
export const oddTransports: Readonly<Record<string, Looks>> = {
  'chunked in single bytes': { write: (response, status, body) => inPieces(response, status, body, 1) },
  'chunked in one piece': { write: (response, status, body) => inPieces(response, status, body, 1e6) },
  'chunks with extensions': byHand(chunked((length) => `${length.toString(16)};name=value;q="a b"`)),
  'sizes of chunks with zeros and capitals': byHand(
    chunked((length) => length.toString(16).toUpperCase().padStart(6, '0')),
  ),
  'trailers behind the chunks': byHand(chunked((length) => length.toString(16), 'X-Checksum: 0a1b2c\r\n')),
  'a length of the body': announced(() => {}),
  'a body that ends with the connection': byHand((status, body) => [
    `HTTP/1.1 ${status} OK\r\nContent-Type: ${json}\r\nConnection: close\r\n\r\n`,
    body,
  ]),
  'HTTP/1.0 with a length': byHand(sized('HTTP/1.0 # OK', `Content-Type: ${json}`)),
  'HTTP/1.0 that ends with the connection': byHand((status, body) => [
    `HTTP/1.0 ${status} OK\r\nContent-Type: ${json}\r\n\r\n`,
    body,
  ]),
  'an empty reason phrase': byHand(sized('HTTP/1.1 # ', `Content-Type: ${json}`)),
  'no reason phrase': byHand(sized('HTTP/1.1 #', `Content-Type: ${json}`)),
  'a reason phrase in small letters': byHand(sized('HTTP/1.1 # ok, but no', `Content-Type: ${json}`)),
  'no space behind the colon': byHand(sized('HTTP/1.1 # OK', `content-type:${json}`)),
  'spaces and tabs around a value': byHand(sized('HTTP/1.1 # OK', `Content-Type: \t  ${json}\t  `)),
  '100 before the answer': announced((response) => response.writeContinue()),
  '102 and 103 before the answer': announced((response) => {
    response.writeProcessing();
    response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' });
  }),
  'headers first, the body a moment later': {
    write: (response, status, body) => {
      response.writeHead(status, { 'Content-Type': json }).flushHeaders();
      setImmediate(() => response.end(JSON.stringify(body)));
    },
  },
  'compressed when asked for': {
    write: (response, status, body, request) => {
      const asked = String(request.headers['accept-encoding'] ?? '').split(/[\s,;]+/);
      const coding = (['br', 'gzip', 'deflate'] as const).find((name) => asked.includes(name));
      const text = Buffer.from(JSON.stringify(body));
      response
        .writeHead(status, { 'Content-Type': json, ...(coding ? { 'Content-Encoding': coding } : {}) })
        .end(coding ? codings[coding](text) : text);
    },
  },
};

let calls = 0;

/** Right portals that keep a connection otherwise, or are somewhere else: each has a run of its own. */
export const oddConnections: Readonly<Record<string, Looks>> = {
  'connection closed after each answer': announced((response) => response.setHeader('Connection', 'close')),
  'keep-alive, and then not': announced((response) => {
    calls += 1;
    if (calls % 7 === 0) response.setHeader('Connection', 'close');
  }),
  'slow now and then, but in time': {
    write: (response, status, body) => {
      calls += 1;
      if (calls % 250 === 0) setTimeout(() => plain(response, status, body), 400);
      else plain(response, status, body);
    },
  },
  'called by the name localhost': { host: 'localhost' },
  IPv6: { address: '::1', host: '[::1]' },
  'a folder of a box': { folder: '/b24/intranet' },
  'a login in place of the id': { user: 'anna.b-24' },
};

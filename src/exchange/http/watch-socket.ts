import type { Socket } from 'node:net';

/** Who hears about bytes that arrive on a socket, before the parser of HTTP does. */
export type ByteListener = (chunk: Buffer) => void;

const listeners = new WeakMap<Socket, { current: ByteListener | null }>();

/**
 * Reports bytes on a socket to the exchange that owns it just now. Bytes that nobody asked for make the socket
 * useless for the next exchange, so it is destroyed.
 */
export function watchSocket(socket: Socket, listener: ByteListener | null): void {
  const known = listeners.get(socket);
  if (known !== undefined) {
    known.current = listener;
    return;
  }
  const owner = { current: listener };
  listeners.set(socket, owner);
  socket.prependListener('data', (chunk: Buffer) => {
    if (owner.current === null) socket.destroy();
    else owner.current(chunk);
  });
}

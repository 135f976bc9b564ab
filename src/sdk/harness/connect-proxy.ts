import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A proxy that runs. */
export interface ConnectProxy {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** The host that a connection to the portal was asked for, by the port it comes from; undefined where it came directly. */
  hostOf(port: number | undefined): string | undefined;
  close(): Promise<void>;
}

/**
 * A proxy whose every tunnel ends at one port of 127.0.0.1, whatever host was asked for: nothing leaves the machine. Clients that send a whole
 * URL to the proxy, as some do even for https, are answered by `forward`.
 */
export async function startConnectProxy(port: number, forward: RequestListener): Promise<ConnectProxy> {
  const hosts = new Map<number, string>();
  const open = new Set<Socket>();
  const server: Server = createServer(forward);
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.on('connect', (request, client: Socket, head: Buffer) => {
    const tunnel = connect(port, '127.0.0.1', () => {
      hosts.set(tunnel.localPort ?? 0, request.url ?? '');
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tunnel.write(head);
      tunnel.pipe(client);
      client.pipe(tunnel);
    });
    open.add(tunnel);
    tunnel.on('close', () => open.delete(tunnel));
    tunnel.on('error', () => client.destroy());
    client.on('error', () => tunnel.destroy());
    client.on('close', () => tunnel.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hostOf: (from) => (from === undefined ? undefined : hosts.get(from)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

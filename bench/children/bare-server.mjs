import { createServer } from 'node:http';

/** The least a Node server can do: reads the body, answers the same bytes to everybody. */
process.on('message', () => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '15' });
      response.end('{"result":true}');
    });
  });
  server.listen(0, '127.0.0.1', () => process.send({ origin: `http://127.0.0.1:${server.address().port}` }));
});

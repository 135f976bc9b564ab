import { createServer } from 'node:http';

const statuses = [500, 501, 505];

/** A portal that is wrong in every response, and differently each time, so that comparing answers does not help it either. */
process.on('message', () => {
  let calls = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      calls += 1;
      response.writeHead(statuses[calls % statuses.length], { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ error: `WRONG_${calls}`, error_description: '' }));
    });
  });
  server.listen(0, '127.0.0.1', () => process.send({ origin: `http://127.0.0.1:${server.address().port}` }));
});

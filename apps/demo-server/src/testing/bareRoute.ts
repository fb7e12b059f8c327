import { Hono } from 'hono';
import { listen } from '../platform/listen.ts';

// What `pnpm bench:http` measures the server by: a process with one Hono route on the same listener, that parses
// a body and answers the JSON given in its arguments. It prints its port.

const [given = '{}'] = process.argv.slice(2);
const answer: unknown = JSON.parse(given);
const app = new Hono();
app.post('/', async (c) => {
  await c.req.json();
  return c.json(answer, 201);
});
const listener = await listen({ port: 0, host: '127.0.0.1' });
listener.serve(app.fetch);
process.stdout.write(`${listener.port}\n`);

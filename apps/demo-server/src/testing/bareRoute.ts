import { Hono } from 'hono';
import { listen } from '../platform/listen.ts';

// The limit that `pnpm bench:http` compares the server with: a process with one Hono route on the same listener, which
// parses the body and responds with the JSON of its argument. It prints its port.

const [json = '{}'] = process.argv.slice(2);
const body: unknown = JSON.parse(json);
const app = new Hono();
app.post('/', async (c) => {
  await c.req.json();
  return c.json(body, 201);
});
const listener = await listen({ port: 0, host: '127.0.0.1' });
listener.serve(app.fetch);
process.stdout.write(`${listener.port}\n`);

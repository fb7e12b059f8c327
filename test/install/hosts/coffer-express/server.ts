import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { handler } from './lib/wallet';

const app = express();
app.all('/api/wallet/{*path}', getRequestListener(handler));
app.use(express.static('dist')); // the built page
app.listen(Number(process.env.PORT ?? 3000));

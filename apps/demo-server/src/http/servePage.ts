import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import type { AppEnvironment } from './AppEnvironment.ts';

/** Serves the built scripts and styles of the pages. Vite names them by their content, so the content of a name never changes. */
export function serveAssets(app: Hono<AppEnvironment>, pageFolder: string): void {
  app.get('/assets/*', async (c, next) => {
    await next();
    if (c.res.status === 200) c.res.headers.set('cache-control', 'public, max-age=31536000, immutable');
  });
  app.get('/assets/*', serveStatic({ root: pageFolder }));
}

/** Reads a built page, or null if the folder does not have it. */
export function readPage(pageFolder: string, name: 'index.html' | 'pay.html'): Promise<string | null> {
  return readFile(join(pageFolder, name), 'utf8').catch(() => null);
}

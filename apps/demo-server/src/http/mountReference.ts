import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import type { AppEnvironment } from './AppEnvironment.ts';
import { openApiDocument } from './openapi/openApiDocument.ts';
import type { ServedParts } from './openapi/servedPaths.ts';

const folder = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));

/** Files of Swagger UI that are served unchanged, with their media types. */
const files: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Mounts `/openapi.json` and a page to browse it, which loads nothing from other servers and has no inline script. */
export function mountReference(app: Hono<AppEnvironment>, parts: ServedParts): void {
  let document: unknown;
  app.get('/openapi.json', () => {
    document ??= openApiDocument(parts);
    return Response.json(document, { headers: { 'cache-control': 'no-cache' } });
  });
  app.get('/reference', (c) => c.html(page, 200, { 'content-security-policy': policy }));
  app.get('/reference/start.js', (c) =>
    c.body(start, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  for (const [name, type] of Object.entries(files)) {
    app.get(`/reference/${name}`, async (c) => {
      const body = new Uint8Array(await readFile(join(folder, name)));
      return c.body(body, 200, { 'content-type': type, 'cache-control': 'public, max-age=3600' });
    });
  }
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Coffer API</title>
<link rel="icon" href="/reference/favicon-32x32.png">
<link rel="stylesheet" href="/reference/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/reference/swagger-ui-bundle.js"></script>
<script src="/reference/start.js"></script>
</body>
</html>`;

const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, validatorUrl: null });`;

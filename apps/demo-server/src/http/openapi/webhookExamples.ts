import { readFileSync } from 'node:fs';

/** A real message of each type of event, from the engine. `test/webhooks` writes and checks them. */
export const webhookExamples: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(new URL('webhookExamples.json', import.meta.url), 'utf8'),
);

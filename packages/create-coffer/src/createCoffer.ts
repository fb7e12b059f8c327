#!/usr/bin/env node
/**
 * `npm create coffer`: copies a template into a new folder, creates an API key and a demo customer on a Coffer server, and
 * writes both into the app's environment file.
 */
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const templates = { express: 'Vite and Express', next: 'Next.js' } as const;
type Template = keyof typeof templates;

const help = `npm create coffer@latest [folder] -- [options]

  --template express|next   ${templates.express}, or ${templates.next}
  --url URL                 Coffer server. Defaults to http://localhost:4400
  --key KEY                 secret key of the server, COFFER_SECRET_KEY. It is used once and not stored
  --help                    this text
`;

/** A mistake of the person who runs the program. It is shown without a stack. */
class UsageError extends Error {}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values, positionals } = options();
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const folder = resolve(positionals[0] ?? (await ask('Folder of the new app', 'my-product')));
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new UsageError(`${folder} isn't empty. Choose another folder.`);
  }
  const template = templateOf(values.template ?? (await ask('Template: express or next', 'express')));
  const url = values.url ?? (await ask('Coffer server', 'http://localhost:4400'));
  const key = values.key ?? (await ask('Secret key of that server (Enter to add it later)', ''));
  const settings = key === '' ? { COFFER_API_KEY: '', COFFER_DEMO_CUSTOMER: '' } : await setUp(url, key);
  writeApp(folder, template, { COFFER_URL: url, ...settings });
  process.stdout.write(`
Created ${folder}.
${key === '' ? '\nFill in .env: README.md says how.\n' : ''}
  cd ${positionals[0] ?? basename(folder)}
  npm install
  npm run dev
`);
}

function options() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: { template: text, url: text, key: text, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

/** Asks in a terminal. Elsewhere, such as in a script, the answer is the default. */
async function ask(question: string, fallback: string): Promise<string> {
  if (!process.stdin.isTTY) return fallback;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question}${fallback === '' ? '' : ` (${fallback})`}: `);
  terminal.close();
  return answer.trim() || fallback;
}

function templateOf(name: string): Template {
  if (name === 'express' || name === 'next') return name;
  throw new UsageError(`There is no template "${name}". Choose express or next.`);
}

/** Creates an API key for the app, and a customer for its demo user. */
async function setUp(url: string, key: string) {
  const { secret } = await post(url, key, '/v1/api-keys', {
    name: 'create-coffer',
    scopes: ['read', 'write'],
  });
  const { id } = await post(url, key, '/v1/customers', { name: 'Demo user' });
  return { COFFER_API_KEY: String(secret), COFFER_DEMO_CUSTOMER: String(id) };
}

async function post(url: string, key: string, path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${url.replace(/\/+$/, '')}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch((cause: unknown) => {
    throw new UsageError(`Couldn't reach ${url}. Start the Coffer server first. (${cause})`);
  });
  const text = await response.text();
  if (!response.ok) throw new UsageError(`The Coffer server responded with ${response.status}: ${text}`);
  return JSON.parse(text);
}

function writeApp(folder: string, template: Template, environment: Record<string, string>): void {
  cpSync(join(fileURLToPath(new URL('templates', import.meta.url)), template), folder, { recursive: true });
  // npm leaves a `.gitignore` out of a package.
  renameSync(join(folder, '_gitignore'), join(folder, '.gitignore'));
  const path = join(folder, 'package.json');
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9._~-]+/g, '-');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"my-product"', JSON.stringify(name)));
  const lines = Object.entries(environment).map(([variable, value]) => `${variable}=${value}\n`);
  writeFileSync(join(folder, '.env'), lines.join(''));
}

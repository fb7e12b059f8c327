import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess, untilReady } from '../../apps/demo-server/src/testing/startProcess.ts';
import { startSmtpServer, type TestSmtpServer } from '../../apps/demo-server/src/testing/startSmtpServer.ts';
import { freePort } from '../freePort.ts';

/** A server without the demo, in its own process, with the emails that it sent. */
export type RealServer = {
  url: string;
  smtp: TestSmtpServer;
  /** Calls the merchant API. Throws unless it succeeds. */
  // biome-ignore lint/suspicious/noExplicitAny: each test asserts the body that it expects.
  merchant: (method: string, path: string, body?: object) => Promise<any>;
  stop: () => Promise<void>;
};

const secretKey = 'sk_test_of_a_server_without_the_demo';

/** Starts a server as an operator does, with the test processor and an SMTP server. */
export async function startRealServer({
  pageFolder,
  environment = {},
}: {
  pageFolder: string;
  environment?: Record<string, string>;
}): Promise<RealServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'coffer-real-'));
  const smtp = await startSmtpServer();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = startProcess([], {
    PORT: String(port),
    COFFER_DATA_DIR: dataDir,
    COFFER_PAGE_DIR: pageFolder,
    COFFER_SECRET_KEY: secretKey,
    COFFER_TEST_PROCESSOR: '1',
    SMTP_URL: smtp.url,
    COFFER_MAIL_FROM: 'Acme Cloud <billing@acme.example>',
    ...environment,
  });
  const stop = async () => {
    server.process.kill('SIGTERM');
    await server.ended;
    await smtp.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await untilReady(server, url);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    smtp,
    stop,
    async merchant(method, path, body) {
      const response = await fetch(`${url}/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${secretKey}`,
          ...(body && { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
        },
        body: body ? JSON.stringify(body) : null,
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
  };
}

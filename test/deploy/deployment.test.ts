import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgres } from '../../apps/demo-server/src/database/postgres/openPostgres.ts';
import { verifyLedger } from '../../apps/demo-server/src/ledger/index.ts';
import { digestTables } from '../../apps/demo-server/src/testing/digestTables.ts';
import { type Deployment, deploymentKey, missingForDeployment, startDeployment } from './startDeployment.ts';

const missing = missingForDeployment();

describe.skipIf(missing !== null)(
  `the deployment of deploy/compose.yaml${missing ? ` [${missing}]` : ''}`,
  () => {
    let deployment: Deployment;
    let walletId: string;
    beforeAll(async () => {
      deployment = await startDeployment();
    }, 180_000);
    afterAll(() => deployment?.stop());

    let keys = 0;
    async function post(path: string, body: object) {
      keys += 1;
      const response = await fetch(`${deployment.url}${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${deploymentKey}`,
          'content-type': 'application/json',
          'idempotency-key': `deployment-${keys}`,
        },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: await response.json() };
    }
    const credit = () =>
      post(`/v1/wallets/${walletId}/entries`, {
        type: 'credit',
        fundedBy: 'externalPayment',
        amount: { amount: 100, currency: 'USD' },
      });

    async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        return (await client.query<Row>(sql)).rows;
      } finally {
        await client.end();
      }
    }

    test('serves through the proxy and the pooler, and the replica has every commit', async () => {
      const customer = await post('/v1/customers', { name: 'Ada', currencies: [] });
      expect(customer.status).toBe(201);
      const wallet = await post(`/v1/customers/${customer.body.id}/wallets`, { currency: 'USD' });
      walletId = wallet.body.id;
      for (let count = 1; count <= 20; count += 1) expect((await credit()).status).toBe(201);
      const [row] = await ask<{ balance: string }>(
        deployment.replica.url,
        `select balance from ledger.accounts where id = '${walletId}'`,
      );
      expect(Number(row?.balance)).toBeGreaterThanOrEqual(1_900);
      const settings = await ask(deployment.primary.url, 'show synchronous_standby_names');
      expect(settings).toEqual([{ synchronous_standby_names: 'replica' }]);
    }, 60_000);

    test('continues without one of its servers', async () => {
      await deployment.killServer(1);
      for (let count = 1; count <= 20; count += 1) expect((await credit()).status).toBe(201);
      const [row] = await ask<{ balance: string }>(
        deployment.primary.url,
        `select balance from ledger.accounts where id = '${walletId}'`,
      );
      expect(Number(row?.balance)).toBe(4_000);
    }, 60_000);

    test('pg_dump and pg_restore give the same rows, and the restored ledger verifies', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'coffer-dump-'));
      try {
        const dump = join(folder, 'coffer.dump');
        const run = (program: string, ...parameters: string[]) =>
          execFileSync(join(deployment.binaries, program), parameters, { stdio: 'pipe' });
        await deployment.killServer(2);
        run('pg_dump', '-Fc', '-f', dump, deployment.primary.url);
        const restoredUrl = deployment.primary.url.replace(/\/coffer$/, '/coffer_restored');
        await deployment.asAdministrator('create database coffer_restored owner coffer_app');
        run('pg_restore', '--no-owner', '-d', restoredUrl, dump);
        const [original, restored] = await Promise.all(
          [deployment.primary.url, restoredUrl].map((url) => openPostgres({ url })),
        );
        if (!original || !restored) throw new Error('Two databases were to open.');
        expect(await digestTables(restored)).toEqual(await digestTables(original));
        expect(await verifyLedger(restored)).toEqual([]);
        await Promise.all([original.close(), restored.close()]);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }, 60_000);
  },
);

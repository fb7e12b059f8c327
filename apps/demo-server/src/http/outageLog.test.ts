import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../database/Database.ts';
import { SqlError } from '../database/SqlError.ts';
import { createLogger } from '../platform/createLogger.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

describe('a failing database', () => {
  const lines: { level: string; requestId?: string; err?: { message: string; stack: string } }[] = [];
  let server: TestServer;
  let token: string;
  let failing = false;

  beforeAll(async () => {
    const logger = createLogger({}, { write: (line) => lines.push(JSON.parse(line)) });
    server = await startTestServer('PostgreSQL', {
      logger,
      watch: (database) => {
        const query: Database['query'] = (sql, parameters) =>
          failing && sql.includes('wallets')
            ? Promise.reject(new SqlError({ message: 'The test disk failed.', sqlState: '58030' }))
            : database.query(sql, parameters);
        return { ...database, query };
      },
    });
    const customer = await server.call('POST', '/v1/customers', {
      body: { name: 'Ada', currencies: ['USD'] },
      key: 'customer',
    });
    const session = await server.call('POST', `/v1/customers/${customer.body.id}/sessions`, {
      body: { scopes: ['view'] },
    });
    token = session.body.token;
  });
  afterAll(() => server.close());

  test('logs a 503 of the customer API with its cause and its request ID', async () => {
    failing = true;
    lines.length = 0;
    const response = await server.call('GET', '/wallet/wallets', { token });
    failing = false;
    expect(response).toMatchObject({ status: 503, body: { code: 'service_unavailable' } });
    expect(response.headers.get('retry-after')).toBe('1');
    const { requestId } = response.body;
    const logged = lines.filter((line) => line.level === 'error' && line.requestId === requestId);
    expect(JSON.stringify(logged)).toContain('The test disk failed.');
  });
});

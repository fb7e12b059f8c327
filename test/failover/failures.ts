import type { ReplicatedPostgres } from '../../apps/demo-server/src/database/testing/startReplicatedPostgres.ts';
import type { SilentProxy } from '../../apps/demo-server/src/database/testing/startSilentProxy.ts';
import type { CrashServer } from '../crash/CrashSite.ts';

/** The parts that a failure can break. */
export type FailoverSite = {
  postgres: ReplicatedPostgres;
  proxy: SilentProxy;
  servers: readonly CrashServer[];
};

/** A failure of the database or of a server. */
export type Failure = {
  name: string;
  /** Causes the failure and repairs what an operator would repair. Resolves when the servers can work again. */
  strike(site: FailoverSite, round: number): Promise<void>;
  /** Whether the replica became the primary, so that the next round needs a new one. */
  promotes(round: number): boolean;
};

export const failures: readonly Failure[] = [
  {
    name: 'killed primary',
    async strike({ postgres, proxy }) {
      await postgres.primary.end('SIGKILL');
      await postgres.promote();
      proxy.pointAt(postgres.primary.port);
    },
    promotes: () => true,
  },
  {
    name: 'silent loss',
    async strike({ postgres, proxy }) {
      proxy.silence();
      proxy.pointAt(null);
      await postgres.promote();
      proxy.pointAt(postgres.primary.port);
    },
    promotes: () => true,
  },
  {
    name: 'demotion',
    async strike({ postgres, proxy }, round) {
      if (round % 2 === 0) return makeReadOnly(postgres);
      await postgres.demote();
      // For a while, the address leads to a server that only answers reads.
      await sleep(2_000);
      await postgres.promote();
      // The open connections stay with the demoted server, as a moved address leaves them.
      proxy.pointAt(postgres.primary.port);
    },
    promotes: (round) => round % 2 === 1,
  },
  {
    name: 'paused server',
    async strike({ servers }, round) {
      const paused = servers[round % servers.length]?.running?.process;
      paused?.kill('SIGSTOP');
      await sleep(20_000);
      paused?.kill('SIGCONT');
    },
    promotes: () => false,
  },
];

async function makeReadOnly({ primary }: ReplicatedPostgres): Promise<void> {
  for (const setting of ['SET default_transaction_read_only = on', 'RESET default_transaction_read_only']) {
    await primary.query(`ALTER SYSTEM ${setting}`);
    await primary.query('SELECT pg_reload_conf()');
    await sleep(3_000);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

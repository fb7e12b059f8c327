import type { CrashJournal, JournalWrite } from './CrashJournal.ts';
import type { CrashServer, CrashWallet } from './CrashSite.ts';
import { sendWrite } from './sendWrite.ts';

/** Clients that write at once. */
const clients = 16;

/**
 * Runs clients that write until `isOver` returns true, each to the servers in turn: debits, credits, holds and their
 * captures, and top-ups by card if `charged`. `onResponse` is called at each response.
 */
export async function crashLoad(
  journal: CrashJournal,
  {
    servers,
    wallets,
    charged,
    isOver,
    onResponse,
  }: {
    servers: readonly CrashServer[];
    wallets: readonly CrashWallet[];
    charged: boolean;
    isOver: () => boolean;
    onResponse: () => void;
  },
): Promise<void> {
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let turn = 0; !isOver(); turn += 1) {
        const server = servers[(client + turn) % servers.length];
        const wallet = wallets[(client * 7 + turn) % wallets.length];
        if (!server || !wallet) throw new Error('There is nothing to write to.');
        const sent = await step(journal, { server, wallet, turn: client + turn, charged });
        if (sent === 'answered') onResponse();
        // The server is dead. The client continues after its restart.
        else return;
      }
    }),
  );
}

/**
 * Repeats every write without a response until it has one. A top-up gets one try per round, because a server that died
 * while charging keeps its lease for 15 seconds. `final` waits for top-ups too.
 */
export async function settleJournal(
  journal: CrashJournal,
  servers: readonly CrashServer[],
  { final = false }: { final?: boolean } = {},
): Promise<void> {
  const repeated = journal.unanswered;
  const deadline = Date.now() + 120_000;
  await Promise.all(
    repeated.map(async (write, index) => {
      for (let attempt = index; (await sendWrite(urlOf(servers, attempt), write)) === 'lost'; attempt += 1) {
        if (write.kind === 'topUp' && !final) return;
        if (Date.now() > deadline) throw new Error(`${write.key} got no response within two minutes.`);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }),
  );
}

/** Repeats answered writes. Each must get the response that its key stored, so none was lost. */
export async function repeatAnswered(
  writes: readonly JournalWrite[],
  servers: readonly CrashServer[],
): Promise<void> {
  await Promise.all(
    writes.map(async (write, index) => {
      if (write.response === null) return;
      for (let attempt = index; (await sendWrite(urlOf(servers, attempt), write)) === 'lost'; attempt += 1);
    }),
  );
}

async function step(
  journal: CrashJournal,
  {
    server,
    wallet,
    turn,
    charged,
  }: { server: CrashServer; wallet: CrashWallet; turn: number; charged: boolean },
): Promise<'answered' | 'lost'> {
  const amount = { amount: 1 + (turn % 90), currency: 'USD' };
  const at = `/v1/wallets/${wallet.id}`;
  const common = { walletId: wallet.id };
  if (turn % 8 === 7 && charged) {
    const body = { amount: { amount: 5_000, currency: 'USD' }, paymentMethodId: wallet.paymentMethodId };
    return sendWrite(
      server.url,
      journal.add({ ...common, kind: 'topUp', path: `${at}/top-ups`, body, effect: 0 }),
    );
  }
  if (turn % 8 === 6) {
    const hold = journal.add({ ...common, kind: 'hold', path: `${at}/holds`, body: { amount }, effect: 0 });
    const sent = await sendWrite(server.url, hold);
    const { id }: { id?: string } = JSON.parse(hold.response?.body ?? '{}');
    if (id === undefined) return sent;
    const effect = -amount.amount;
    const path = `${at}/holds/${id}/capture`;
    return sendWrite(server.url, journal.add({ ...common, kind: 'capture', path, body: {}, effect }));
  }
  const type = turn % 4 === 0 ? 'credit' : 'debit';
  const effect = type === 'credit' ? amount.amount : -amount.amount;
  const body = { type, amount, reason: 'Load', ...(type === 'credit' && { fundedBy: 'externalPayment' }) };
  return sendWrite(
    server.url,
    journal.add({ ...common, kind: 'entry', path: `${at}/entries`, body, effect }),
  );
}

function urlOf(servers: readonly CrashServer[], index: number): string {
  const running = servers.filter(({ running }) => running);
  const server = running[index % running.length];
  if (!server) throw new Error('No server runs.');
  return server.url;
}

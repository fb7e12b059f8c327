import type { CrashJournal, JournalWrite } from '../crash/CrashJournal.ts';
import type { CrashServer, CrashWallet } from '../crash/CrashSite.ts';
import { sendWrite } from '../crash/sendWrite.ts';

/** Clients that write to each server. */
const clientsPerServer = 4;
/** Pause before a write without a response is sent again. */
const retryEveryMs = 200;
/** Interval at which each server gets a new write, however many are waiting. */
const probeEveryMs = 250;

/** A write that a server answered: when it was sent and when its response came. */
export type AnsweredWrite = { server: CrashServer; sentAt: number; answeredAt: number };

/** Writes under way that can be stopped. */
export type FailoverLoad = {
  answered: AnsweredWrite[];
  /** Ends the load, and waits for what is under way. */
  stop(): Promise<void>;
};

/**
 * Writes to all servers until stopped. Clients repeat a write with its key until it is answered, to the other server
 * too. In addition, each server gets a new write every quarter of a second, which shows when it works again.
 */
export function startLoad(
  journal: CrashJournal,
  { servers, wallets }: { servers: readonly CrashServer[]; wallets: readonly CrashWallet[] },
): FailoverLoad {
  let isOver = false;
  let failure: unknown = null;
  const answered: AnsweredWrite[] = [];
  const send = async (server: CrashServer, write: JournalWrite) => {
    const sentAt = performance.now();
    const sent = await sendWrite(server.url, write);
    if (sent === 'answered') answered.push({ server, sentAt, answeredAt: performance.now() });
    return sent;
  };
  const serverAt = (index: number) => pick(servers, index);
  const client = async (index: number) => {
    for (let turn = 0; !isOver; turn += 1) {
      const write = nextWrite(journal, pick(wallets, index * 3 + turn), index + turn);
      for (let attempt = 0; (await send(serverAt(index + attempt), write)) === 'lost'; attempt += 1) {
        if (isOver) return;
        await sleep(retryEveryMs);
      }
      const { id }: { id?: string } = JSON.parse(write.response?.body ?? '{}');
      if (write.kind !== 'hold' || id === undefined) continue;
      const path = `/v1/wallets/${write.walletId}/holds/${id}/capture`;
      const common = { kind: 'capture', walletId: write.walletId, body: {} } as const;
      await send(serverAt(index), journal.add({ ...common, path, effect: -holdAmount }));
    }
  };
  const probe = async (server: CrashServer) => {
    const sent: Promise<unknown>[] = [];
    for (let turn = 0; !isOver; turn += 1) {
      sent.push(send(server, nextEntry(journal, pick(wallets, turn), turn)).catch(note));
      await sleep(probeEveryMs);
    }
    await Promise.all(sent);
  };
  const note = (error: unknown) => {
    failure ??= error;
    isOver = true;
  };
  const running = [
    ...servers.map((server) => probe(server)),
    ...Array.from({ length: servers.length * clientsPerServer }, (_, index) => client(index).catch(note)),
  ];
  return {
    answered,
    async stop() {
      isOver = true;
      await Promise.all(running);
      if (failure !== null) throw failure;
    },
  };
}

const holdAmount = 70;

function nextWrite(journal: CrashJournal, wallet: CrashWallet, turn: number): JournalWrite {
  const at = `/v1/wallets/${wallet.id}`;
  const common = { walletId: wallet.id, effect: 0 };
  const money = (amount: number) => ({ amount, currency: 'USD' });
  if (turn % 9 === 8) {
    const body = { amount: money(5_000), paymentMethodId: wallet.paymentMethodId };
    return journal.add({ ...common, kind: 'topUp', path: `${at}/top-ups`, body });
  }
  if (turn % 5 === 4) {
    return journal.add({ ...common, kind: 'hold', path: `${at}/holds`, body: { amount: money(holdAmount) } });
  }
  return nextEntry(journal, wallet, turn);
}

function nextEntry(journal: CrashJournal, wallet: CrashWallet, turn: number): JournalWrite {
  const amount = 1 + (turn % 90);
  const type = turn % 2 === 0 ? 'credit' : 'debit';
  return journal.add({
    kind: 'entry',
    walletId: wallet.id,
    path: `/v1/wallets/${wallet.id}/entries`,
    body: {
      type,
      amount: { amount, currency: 'USD' },
      reason: 'Load',
      ...(type === 'credit' && { fundedBy: 'externalPayment' }),
    },
    effect: type === 'credit' ? amount : -amount,
  });
}

function pick<Item>(from: readonly Item[], index: number): Item {
  const item = from[index % from.length];
  if (item === undefined) throw new RangeError('There is nothing to pick from.');
  return item;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

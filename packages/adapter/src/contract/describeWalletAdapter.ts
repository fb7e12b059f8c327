import { describe } from 'vitest';
import { alertContract } from './alertContract.ts';
import { autoTopUpContract } from './autoTopUpContract.ts';
import { autoTopUpTroubleContract } from './autoTopUpTroubleContract.ts';
import { contractTest } from './contractTest.ts';
import { entryContract } from './entryContract.ts';
import { eventContract } from './eventContract.ts';
import { exportContract } from './exportContract.ts';
import { grantContract } from './grantContract.ts';
import { insightContract } from './insightContract.ts';
import { invoiceContract } from './invoiceContract.ts';
import { notificationContract } from './notificationContract.ts';
import { paymentMethodContract } from './paymentMethodContract.ts';
import { quoteContract } from './quoteContract.ts';
import { readingContract } from './readingContract.ts';
import { topUpContract } from './topUpContract.ts';
import { topUpKeyContract } from './topUpKeyContract.ts';
import { topUpOutcomeContract } from './topUpOutcomeContract.ts';
import type { WalletContractLacks, WalletContractSubject } from './WalletContract.ts';

/**
 * Declares a Vitest suite that tests everything the port promises.
 *
 * @param name Name of the backend, for the titles.
 * @param create Called for each test. Returns an adapter of a new customer, with control over the backend.
 * @param lacks Capabilities and hooks that the backend does not have, each with the reason. Their tests are skipped.
 *
 * @example
 * describeWalletAdapter('my backend', () => startSubject(), { delayed: 'cards only' });
 */
export function describeWalletAdapter(
  name: string,
  create: () => Promise<WalletContractSubject> | WalletContractSubject,
  lacks: WalletContractLacks = {},
): void {
  describe(`${name} passes the contract`, () => {
    const contract = contractTest(create, lacks);
    describe('session, wallets and balance', () => readingContract(contract, lacks));
    describe('entries', () => entryContract(contract));
    describe('quotes', () => quoteContract(contract));
    describe('top-ups', () => topUpContract(contract));
    describe('idempotency of top-ups', () => topUpKeyContract(contract));
    describe('outcomes of top-ups', () => topUpOutcomeContract(contract));
    describe('payment methods', () => paymentMethodContract(contract));
    describe('events', () => eventContract(contract));
    describe('grants', () => grantContract(contract));
    describe('forecast, analytics and receipts', () => insightContract(contract));
    describe('export', () => exportContract(contract));
    describe('auto top-up', () => autoTopUpContract(contract));
    describe('auto top-up with limits, declines and outages', () => autoTopUpTroubleContract(contract));
    describe('alerts', () => alertContract(contract));
    describe('invoices', () => invoiceContract(contract));
    describe('notifications', () => notificationContract(contract));
  });
}

import { WalletError } from '../errors/WalletError.ts';
import type { PaymentMethod } from '../port/PaymentMethod.ts';
import type { IdentifierSource } from './identifierSource.ts';
import type { MemoryClock } from './MemoryClock.ts';
import { type TestMethod, type TestOutcome, testMethods } from './testMethods.ts';

/** Payment methods of the customer. */
export class MemoryPaymentMethods {
  readonly #clock: MemoryClock;
  readonly #identifier: IdentifierSource;
  /** By priority. */
  #saved: { method: Omit<PaymentMethod, 'priority'>; outcome: TestOutcome }[] = [];

  constructor(clock: MemoryClock, identifier: IdentifierSource) {
    this.#clock = clock;
    this.#identifier = identifier;
  }

  list(): PaymentMethod[] {
    return this.#saved.map(({ method }, index) => ({ ...method, priority: index + 1 }));
  }

  add(token: string): PaymentMethod {
    const test = new Map<string, TestMethod>(Object.entries(testMethods)).get(token);
    if (!test) {
      throw new WalletError('payment_method_unusable', `The processor does not know the token "${token}".`, {
        fields: [{ field: 'token', message: 'is not a token of the memory processor' }],
      });
    }
    const expiry =
      test.method.type === 'card' ? { month: 8, year: this.#clock.now().getUTCFullYear() + 2 } : null;
    const method = {
      ...test.method,
      id: this.#identifier('payment_method'),
      expiry,
      createdAt: this.#clock.timestamp(),
    };
    this.#saved.push({ method, outcome: test.outcome });
    return { ...method, priority: this.#saved.length };
  }

  remove(id: string): void {
    const found = this.#find(id);
    this.#saved = this.#saved.filter((saved) => saved !== found);
  }

  makeDefault(id: string): PaymentMethod[] {
    const found = this.#find(id);
    this.#saved = [found, ...this.#saved.filter((saved) => saved !== found)];
    return this.list();
  }

  outcome(id: string): TestOutcome {
    return this.#find(id).outcome;
  }

  #find(id: string) {
    const found = this.#saved.find(({ method }) => method.id === id);
    if (!found) throw new WalletError('not_found', `There is no payment method "${id}".`);
    return found;
  }
}

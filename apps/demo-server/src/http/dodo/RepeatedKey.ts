/** A key that was used before: the vendor's wire refuses it, with the same request or another. */
export class RepeatedKey extends Error {
  override readonly name = 'RepeatedKey';

  constructor() {
    super('This idempotency key was used before, and its ledger entry is there.');
  }
}

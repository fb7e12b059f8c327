/** Reason why the server cannot start, as one sentence for the operator. */
export class StartupFailure extends Error {
  override readonly name = 'StartupFailure';
}

/** Why the server cannot start, as one sentence for whoever started it. */
export class StartupFailure extends Error {
  override readonly name = 'StartupFailure';
}

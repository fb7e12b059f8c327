/** The processor did not answer: whether it did what was asked is not known. Ask again with the same key. */
export class ProcessorUnavailable extends Error {
  override readonly name = 'ProcessorUnavailable';
}

/** What is wrong with one field of a form, found before anything was asked of the server. */
export class FieldProblem extends Error {
  /** The field's name in its form. */
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }

  /** Of a field for money that holds none. */
  static noAmount(field: string, currency: string): FieldProblem {
    return new FieldProblem(field, `Enter an amount in ${currency}, such as 25.`);
  }
}

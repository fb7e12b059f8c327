/** The parts of a `TopUpForm`, for `classNames`; each has `data-slot="top-up-form-<part>"`. */
export type TopUpFormPart =
  | 'title'
  | 'fields'
  | 'presets'
  | 'preset'
  | 'amount'
  | 'methods'
  | 'method'
  | 'lines'
  | 'pay'
  | 'outcome'
  | 'notice';

export type TopUpFormClassNames = { [Part in TopUpFormPart]?: string | undefined };

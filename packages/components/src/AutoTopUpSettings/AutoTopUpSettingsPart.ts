/** The parts of an `AutoTopUpSettings`, for `classNames`; each has `data-slot="auto-top-up-settings-<part>"`. */
export type AutoTopUpSettingsPart =
  | 'title'
  | 'switch'
  | 'status'
  | 'fields'
  | 'field'
  | 'methods'
  | 'method'
  | 'summary'
  | 'save'
  | 'conflict'
  | 'attempts'
  | 'notice';

export type AutoTopUpSettingsClassNames = { [Part in AutoTopUpSettingsPart]?: string | undefined };

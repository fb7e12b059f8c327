/** What a component's docs page says beside what its source says: written for designers. */
export type ComponentGuide = {
  /** Export name of the story that is pictured; without a play function. */
  story: string;
  /** The picture takes the whole width of the docs page. */
  wide?: true;
  /** In reading order; each is shown as a number on the picture. */
  parts: readonly GuidePart[];
  do: readonly string[];
  dont: readonly string[];
  /** Keys as they are printed on a keyboard, and what they do here. */
  keyboard: readonly (readonly [keys: string, does: string])[];
  /** Ids of docs pages with more stories of it. */
  more?: readonly string[];
};

export type GuidePart = {
  /** The `data-slot` of the first node that has the number. */
  slot: string;
  name: string;
  text: string;
  /**
   * The corner that the number stands on.
   * @default 'start'
   */
  at?: 'start' | 'end';
};

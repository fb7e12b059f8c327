/** Content of a component's docs page for designers, beside the documentation in its source. */
export type ComponentGuide = {
  /** Export name of the pictured story. It has no play function. */
  story: string;
  /** The picture takes the whole width of the docs page. */
  wide?: true;
  /** Parts in reading order. Each has a number on the picture. */
  parts: readonly GuidePart[];
  do: readonly string[];
  dont: readonly string[];
  /** Keys as printed on a keyboard, and their effect. */
  keyboard: readonly (readonly [keys: string, does: string])[];
  /** Ids of docs pages with more stories of the component. */
  more?: readonly string[];
};

export type GuidePart = {
  /** The `data-slot` of the first node that has the number. */
  slot: string;
  name: string;
  text: string;
  /**
   * Corner of the node where the number is shown.
   * @default 'start'
   */
  at?: 'start' | 'end';
};

/** Palette that the toolbar emulates. Null uses the settings of the system. */
export type ForcedColors = 'light' | 'dark' | null;

const sheet = new CSSStyleSheet();

/**
 * Emulates forced colours in the whole document. A page cannot turn the media feature on, so this applies the system
 * colours like a browser would, and the rules of the style sheets for forced colours. The user's palette and the
 * browser's backplates are missing. The screenshot tests use the real feature.
 */
export function emulateForcedColors(palette: ForcedColors): void {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  sheet.replaceSync(
    palette ? `${forced(palette)}\n${[...document.styleSheets].map(rulesOf).join('\n')}` : '',
  );
}

function forced(palette: 'light' | 'dark'): string {
  const all = ':is(.stage, [data-coffer])';
  // The weight of the kit's own rules. Adopted style sheets come after all others, so these rules win.
  const weight = ':not(html html html html html html)';
  return `
    ${all}, ${all} * { color-scheme: ${palette} !important; }
    .stage { background: Canvas !important; }
    :where(${all}, ${all} *, ${all} *::before, ${all} *::after)${weight} {
      color: CanvasText; background: none; border-color: CanvasText; outline-color: Highlight;
      box-shadow: none; text-shadow: none; accent-color: auto;
    }
    :where(${all} :is(dialog, thead))${weight} { background: Canvas; }
    :where(${all} :is(input, select, textarea))${weight} { color: FieldText; background: Field; }
    :where(${all} :is(button, button *))${weight} { color: ButtonText; border-color: ButtonBorder; }
    :where(${all} button)${weight} { background: ButtonFace; }
    :where(${all} :is(a[href], a[href] *))${weight} { color: LinkText; }
    :where(${all} :is(:disabled, [aria-disabled='true']))${weight} { color: GrayText; }
    :where(${all} input::placeholder)${weight} { color: GrayText; }`;
}

/** Returns the rules of a style sheet for forced colours, inside their other conditions. */
function rulesOf(styles: CSSStyleSheet | CSSRule): string {
  if (styles instanceof CSSImportRule) return styles.styleSheet ? rulesOf(styles.styleSheet) : '';
  if (
    !(styles instanceof CSSStyleSheet || styles instanceof CSSGroupingRule || styles instanceof CSSStyleRule)
  ) {
    return '';
  }
  const rules = [...styles.cssRules];
  if (styles instanceof CSSMediaRule && /forced-colors:\s*active/.test(styles.conditionText)) {
    return rules.map(({ cssText }) => cssText).join('\n');
  }
  const inside = rules.map(rulesOf).join('');
  if (inside === '' || styles instanceof CSSStyleSheet) return inside;
  return `${styles.cssText.slice(0, styles.cssText.indexOf('{'))} { ${inside} }`;
}

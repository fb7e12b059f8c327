import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactNode } from 'react';
import { expect } from 'storybook/test';
import tokens from '../tokens/tokens.json';
import { contrastRatio } from './contrastRatio.ts';
import { type FlatToken, flattenTokens } from './flattenTokens.ts';

const all = flattenTokens(tokens);
const ofType = (...types: string[]) => all.filter(({ type }) => types.includes(type));

/**
 * Backgrounds of each text colour with the required contrast of
 * [WCAG 2.2](https://www.w3.org/TR/WCAG22/#contrast-minimum): 4.5 for AA, 7 for AAA.
 */
const grounds: Record<string, readonly (readonly [ground: string, atLeast: number])[]> = {
  'on-accent': [['accent', 4.5]],
  'accent-text': [['surface', 4.5]],
  text: [
    ['surface', 7],
    ['surface-muted', 7],
  ],
  'text-muted': [
    ['surface', 4.5],
    ['surface-muted', 4.5],
  ],
  positive: [
    ['surface', 7],
    ['positive-soft', 4.5],
  ],
  warning: [['warning-soft', 4.5]],
  danger: [
    ['surface', 7],
    ['danger-soft', 4.5],
  ],
};

/**
 * All variables that a host can set, from `tokens.json`. The file is in the design-token format and is published for your
 * design tools. Colours are shown in both schemes, with the contrast of text on its backgrounds.
 */
const meta = {
  title: 'Tokens',
  parameters: { stage: { width: '960px' } },
  render: () => (
    <div className="tokens">
      <h2>Colour</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Light</th>
            <th scope="col">Dark</th>
            <th scope="col">Variable</th>
            <th scope="col">For</th>
            <th scope="col">Contrast, light / dark</th>
          </tr>
        </thead>
        <tbody>
          {ofType('color').map((token) => (
            <tr key={token.name}>
              <td>{swatch(token.name, 'light')}</td>
              <td>{swatch(token.name, 'dark')}</td>
              <th scope="row">{token.name}</th>
              <td>{token.description}</td>
              <td>
                {contrastsOf(token).map(({ ground, light, dark }) => (
                  <div key={ground}>
                    {light.toFixed(1)} / {dark.toFixed(1)} on {ground}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Type</h2>
      {table(ofType('dimension', 'fontWeight').filter(isText), ({ name, type }) => (
        <span style={type === 'fontWeight' ? { fontWeight: `var(${name})` } : { fontSize: `var(${name})` }}>
          $1,248.50
        </span>
      ))}
      <h2>Space, size and radius</h2>
      {table(
        ofType('dimension', 'number').filter((token) => !isText(token)),
        ({ name, type }) =>
          name.includes('radius') ? (
            <i data-shape="corner" style={{ borderStartStartRadius: `var(${name})` }} />
          ) : (
            type === 'dimension' && <i data-shape="bar" style={{ inlineSize: `var(${name})` }} />
          ),
      )}
      <h2>Shadow</h2>
      {table(ofType('shadow'), ({ name }) => (
        <i data-shape="swatch" style={{ background: 'none', boxShadow: `var(${name})` }} />
      ))}
      <h2>Motion</h2>
      {table(ofType('duration', 'cubicBezier'), () => null)}
    </div>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const Light: Story = {
  play: async ({ canvasElement }) => {
    await expect(canvasElement).not.toHaveTextContent('[object');
    const low = ofType('color').flatMap((token) =>
      contrastsOf(token).filter(({ light, dark, atLeast }) => Math.min(light, dark) < atLeast),
    );
    await expect(low).toEqual([]);
  },
};
export const Dark: Story = { parameters: { stage: { width: '960px', scheme: 'dark' } } };

function table(rows: FlatToken[], sample: (token: FlatToken) => ReactNode) {
  return (
    <table>
      <tbody>
        {rows.map((token) => (
          <tr key={token.name}>
            <td>{sample(token)}</td>
            <th scope="row">{token.name}</th>
            <td>{textOf(token.value)}</td>
            <td>{token.description}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function swatch(name: string, scheme: 'light' | 'dark') {
  return (
    <span data-coffer="" data-coffer-scheme={scheme}>
      <i data-shape="swatch" style={{ background: `var(${name})` }} />
    </span>
  );
}

function contrastsOf({ name, value, dark }: FlatToken) {
  const short = name.replace('--coffer-color-', '');
  return (grounds[short] ?? []).map(([ground, atLeast]) => {
    const under = all.find((token) => token.name.replace(/^--coffer-(color-)?/, '') === ground);
    return {
      text: short,
      ground,
      atLeast,
      light: contrastRatio(oklchOf(value), oklchOf(under?.value)),
      dark: contrastRatio(oklchOf(dark), oklchOf(under?.dark)),
    };
  });
}

function oklchOf(value: unknown): readonly number[] {
  if (typeof value === 'object' && value !== null && 'components' in value) {
    if (Array.isArray(value.components)) return value.components;
  }
  throw new Error(`No colour: ${JSON.stringify(value)}`);
}

function isText({ name }: FlatToken): boolean {
  return /text-size|font-weight/.test(name);
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  if ('alpha' in value) return `oklch(${oklchOf(value).join(' ')} / ${value.alpha})`;
  return Object.values(value).map(textOf).join(' ');
}

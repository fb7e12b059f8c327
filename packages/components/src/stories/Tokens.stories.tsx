import type { Meta, StoryObj } from '@storybook/react-vite';
import generated from '../tokens/tokens.gen.css?raw';
import tokens from '../tokens/tokens.json';

const names = [...new Set([...generated.matchAll(/(--coffer-[\w-]+):/g)].map(([, name = '']) => name))];
const descriptions = new Map<string, string>();
describe(tokens, '--coffer');

/** Every variable that a host can set, from `tokens.json`. */
const meta = {
  title: 'Tokens',
  parameters: { stage: { width: '720px' } },
  render: () => (
    <table className="tokens">
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <td>{/color|accent/.test(name) && <span style={{ background: `var(${name})` }} />}</td>
            <th scope="row">{name}</th>
            <td>{descriptions.get(name)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const Light: Story = {};
export const Dark: Story = { parameters: { stage: { width: '720px', scheme: 'dark' } } };

function describe(node: object, name: string) {
  for (const [key, value] of Object.entries(node)) {
    if (key === '$description' && typeof value === 'string') descriptions.set(name, value);
    else if (typeof value === 'object' && value !== null && !key.startsWith('$'))
      describe(value, `${name}-${key}`);
  }
}

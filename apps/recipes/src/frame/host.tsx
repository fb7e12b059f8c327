import { createRoot } from 'react-dom/client';
import { WalletFrame } from './WalletFrame.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root element');
createRoot(root).render(
  <main style={{ maxInlineSize: 520, marginInline: 'auto', padding: 16, font: '16px Georgia, serif' }}>
    <h1>A page without the kit</h1>
    <p>The wallet below is a separate document.</p>
    <WalletFrame src="frame.html" />
    <p>This line follows the wallet at any height.</p>
  </main>,
);

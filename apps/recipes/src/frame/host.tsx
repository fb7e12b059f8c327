import { createRoot } from 'react-dom/client';
import { WalletFrame } from './WalletFrame.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
createRoot(root).render(
  <main style={{ maxInlineSize: 520, marginInline: 'auto', padding: 16, font: '16px Georgia, serif' }}>
    <h1>A page of another kind</h1>
    <p>The wallet below is a document of its own.</p>
    <WalletFrame src="frame.html" />
    <p>This line stands right under it, however high it is.</p>
  </main>,
);

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import App from '../../install/hosts/coffer-express/src/App.tsx';

// The `main.tsx` of create-vite, with the page of the guide.
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { watchFetch } from './devtools/watchFetch.ts';
import '@coffer/components/styles.css';
import './app.css';

watchFetch();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has lost its #root');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);

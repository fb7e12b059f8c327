import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { watchNetworkPreference } from './api/networkFetch.ts';
import { patchFetch } from './devtools/patchFetch.ts';
import { watchHistoryNavigation } from './ui/useRouteFocus.ts';
import '@coffer/components/styles.css';
import './app.css';

patchFetch();
watchNetworkPreference();
watchHistoryNavigation();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root element');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);

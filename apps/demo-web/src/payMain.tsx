import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { PayRoutes } from './pay/PayRoutes.tsx';
import { PageBoundary } from './ui/PageBoundary.tsx';
import '@coffer/components/styles.css';
import './app.css';

const root = document.getElementById('root');
if (root === null) throw new Error('pay.html has no #root element');

// A server without the demo serves this page alone: neither the portal nor the developer panel.
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <PageBoundary path={location.pathname}>
        <Suspense fallback={null}>
          <PayRoutes />
        </Suspense>
      </PageBoundary>
    </QueryClientProvider>
  </StrictMode>,
);

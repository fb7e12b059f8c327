import { memoryAdapter } from '@coffer/adapter/memory';
import { createWalletConfig } from '@coffer/hooks';
import { QueryClient } from '@tanstack/react-query';
import { hydrateRoot } from 'react-dom/client';
import { CasePage, caseNow } from './CasePage.tsx';
import type { ServedCase } from './serverEntry.tsx';

/** Loading parts, except those that load after the first screen: the lower half of the page, and a drawer's receipt. */
const busy = '[aria-busy="true"]:not([data-slot="wallet-page-place"], dialog *)';

/**
 * Events of a hydration: errors that React recovered from, calls of the adapter, loading parts, and the text right after the
 * hydration, before a language or a dialog has loaded.
 */
export type Takeover = { recovered: string[]; calls: string[]; busyAtOnce: number; text: string | null };

declare global {
  interface Window {
    takeOver: (served: ServedCase) => Promise<Takeover>;
  }
}

window.takeOver = async ({ name, locale, html, state }) => {
  const calls: string[] = [];
  const adapter = new Proxy(memoryAdapter({ now: () => caseNow }), {
    get(target, property, receiver) {
      const value: unknown = Reflect.get(target, property, receiver);
      if (typeof value !== 'function' || !Object.hasOwn(target, property)) return value;
      return (...parameters: unknown[]) => {
        calls.push(String(property));
        return Reflect.apply(value, target, parameters);
      };
    },
  });
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = html;
  const recovered: string[] = [];
  let busyAtOnce = 0;
  let text: string | null = null;
  const onTakeover = () => {
    text ??= container.textContent;
  };
  const config = createWalletConfig({ adapter, customerId: 'cus_1', storage: null });
  const page = <CasePage {...{ name, locale, config, state, onTakeover }} queryClient={new QueryClient()} />;
  const root = hydrateRoot(container, page, { onRecoverableError: (error) => recovered.push(String(error)) });
  const isStreaming = () => calls.includes('streamEvents');
  for (let frame = 0; frame < 600 && !isStreaming(); frame += 1) {
    await new Promise(requestAnimationFrame);
    busyAtOnce = Math.max(busyAtOnce, container.querySelectorAll(busy).length);
  }
  root.unmount();
  container.remove();
  return { recovered, calls, busyAtOnce, text };
};

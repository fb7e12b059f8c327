import { BalanceCard, TopUpForm, WalletTheme } from '@coffer/components';
import '@coffer/components/styles.css';
import { useEffect, useRef } from 'react';
import './styles.css';

/** The page in the iframe. It sends its height to the host whenever the height changes. */
export function Widget() {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = content.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(element.getBoundingClientRect().height);
      // Use the host's origin here if it differs from yours.
      window.parent.postMessage({ type: 'coffer:height', height }, window.location.origin);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div className="widget" ref={content}>
      <WalletTheme>
        <BalanceCard />
        <TopUpForm />
      </WalletTheme>
    </div>
  );
}

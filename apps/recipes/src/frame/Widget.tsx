import { BalanceCard, TopUpForm, WalletTheme } from '@coffer/components';
import '@coffer/components/styles.css';
import { useEffect, useRef } from 'react';
import './styles.css';

/** The page inside the frame: it tells its host how high it is, whenever that changes. */
export function Widget() {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = content.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(element.getBoundingClientRect().height);
      // Name the host's origin here where it is another one.
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

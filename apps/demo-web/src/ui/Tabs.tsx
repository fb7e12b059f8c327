import { Link, useRoute } from 'wouter';
import './Tabs.css';

export type TabsProps = { label: string; tabs: { href: string; label: string }[] };

/** Links to the pages of one object, shown as tabs. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Tab key={tab.href} {...tab} />
      ))}
    </nav>
  );
}

function Tab({ href, label }: { href: string; label: string }) {
  const [isCurrent] = useRoute(href);
  return (
    <Link href={href} aria-current={isCurrent ? 'page' : undefined}>
      {label}
    </Link>
  );
}

import { Link, useRoute } from 'wouter';
import './Tabs.css';

export type TabsProps = { label: string; tabs: { href: string; label: string }[] };

/** The pages of one thing, each with its own address. */
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
  const [isHere] = useRoute(href);
  return (
    <Link href={href} aria-current={isHere ? 'page' : undefined}>
      {label}
    </Link>
  );
}

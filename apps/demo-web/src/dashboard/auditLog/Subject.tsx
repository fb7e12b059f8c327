import { Link } from 'wouter';

/** What has a page of its own, by how its id begins. */
const pages: Record<string, string> = { wal: '/wallets', cus: '/customers', inv: '/invoices' };

export type SubjectProps = { id: string };

/** What something was done to: its id, and the way to it where it has a page. */
export function Subject({ id }: SubjectProps) {
  const page = pages[id.split('_')[0] ?? ''];
  return <code className="audit-subject">{page ? <Link href={`${page}/${id}`}>{id}</Link> : id}</code>;
}

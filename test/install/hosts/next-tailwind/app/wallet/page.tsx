import { Suspense } from 'react';
import { Billing } from './Billing';

export default function Page() {
  return (
    <Suspense>
      <Billing />
    </Suspense>
  );
}

import { describeConformance } from '../testing/describeConformance.tsx';
import { InvoiceList } from './InvoiceList.tsx';

describeConformance('<InvoiceList />', InvoiceList);

import type { Endpoint } from '../Endpoint.ts';
import { accountEndpoints } from './accountEndpoints.ts';
import { alertEndpoints } from './alertEndpoints.ts';
import { analyticsEndpoints } from './analyticsEndpoints.ts';
import { apiKeyEndpoints } from './apiKeyEndpoints.ts';
import { auditEndpoints } from './auditEndpoints.ts';
import { autoTopUpEndpoints } from './autoTopUpEndpoints.ts';
import { billingProfileEndpoints } from './billingProfileEndpoints.ts';
import { closeWalletEndpoints } from './closeWalletEndpoints.ts';
import { customerEndpoints } from './customerEndpoints.ts';
import { disputeEndpoints } from './disputeEndpoints.ts';
import { documentEndpoints } from './documentEndpoints.ts';
import { entryEndpoints } from './entryEndpoints.ts';
import { eventEndpoints } from './eventEndpoints.ts';
import { grantEndpoints } from './grantEndpoints.ts';
import { holdEndpoints } from './holdEndpoints.ts';
import { invoiceEndpoints } from './invoiceEndpoints.ts';
import { ledgerCheckpointEndpoints } from './ledgerCheckpointEndpoints.ts';
import { openItemEndpoints } from './openItemEndpoints.ts';
import { paymentLinkEndpoints } from './paymentLinkEndpoints.ts';
import { paymentMethodEndpoints } from './paymentMethodEndpoints.ts';
import { payoutEndpoints } from './payoutEndpoints.ts';
import { refundEndpoints } from './refundEndpoints.ts';
import { reportEndpoints } from './reportEndpoints.ts';
import { sessionEndpoints } from './sessionEndpoints.ts';
import { settingsEndpoints } from './settingsEndpoints.ts';
import { topUpEndpoints } from './topUpEndpoints.ts';
import { verifyEndpoints } from './verifyEndpoints.ts';
import { walletEndpoints } from './walletEndpoints.ts';
import { webhookDeliveryEndpoints } from './webhookDeliveryEndpoints.ts';
import { webhookEndpoints } from './webhookEndpoints.ts';

/** Operations of the merchant API. The server, the OpenAPI document and the tests read this list. */
export const merchantEndpoints: readonly Endpoint[] = [
  ...customerEndpoints,
  ...walletEndpoints,
  ...verifyEndpoints,
  ...ledgerCheckpointEndpoints,
  ...entryEndpoints,
  ...grantEndpoints,
  ...holdEndpoints,
  ...topUpEndpoints,
  ...paymentLinkEndpoints,
  ...paymentMethodEndpoints,
  ...autoTopUpEndpoints,
  ...alertEndpoints,
  ...invoiceEndpoints,
  ...payoutEndpoints,
  ...refundEndpoints,
  ...reportEndpoints,
  ...closeWalletEndpoints,
  ...disputeEndpoints,
  ...documentEndpoints,
  ...billingProfileEndpoints,
  ...openItemEndpoints,
  ...analyticsEndpoints,
  ...settingsEndpoints,
  ...apiKeyEndpoints,
  ...accountEndpoints,
  ...auditEndpoints,
  ...sessionEndpoints,
  ...eventEndpoints,
  ...webhookEndpoints,
  ...webhookDeliveryEndpoints,
];

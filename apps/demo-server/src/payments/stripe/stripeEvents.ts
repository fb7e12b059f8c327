import type Stripe from 'stripe';

/** What an event is about, by its name at Stripe. */
type Subject = 'payment' | 'refund' | 'dispute';

/**
 * Answers a webhook by Stripe's signature over the raw body, and has what the event is about looked up. What
 * the event itself says of it is not believed: it may be old.
 */
export async function answerStripeEvent(
  stripe: Stripe,
  {
    request,
    secret,
    lookUp,
  }: {
    request: Request;
    secret: string;
    lookUp: Record<Subject, (id: string) => Promise<void>>;
  },
): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } });
  const signature = request.headers.get('stripe-signature') ?? '';
  const event = await stripe.webhooks
    .constructEventAsync(await request.text(), signature, secret)
    .catch(() => null);
  if (!event) return Response.json({ received: false }, { status: 400 });
  const subject = subjectOf(event.type);
  const { object } = event.data;
  if (subject && 'id' in object && typeof object.id === 'string') await lookUp[subject](object.id);
  return Response.json({ received: true });
}

function subjectOf(type: string): Subject | null {
  if (type.startsWith('payment_intent.')) return 'payment';
  if (type.startsWith('refund.')) return 'refund';
  return type.startsWith('charge.dispute.') ? 'dispute' : null;
}

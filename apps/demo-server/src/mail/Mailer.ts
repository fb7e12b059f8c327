/** An email. */
export type OutgoingMail = {
  /** The same for every attempt, so that mail servers can recognize a duplicate. */
  id: string;
  to: string;
  subject: string;
  text: string;
  /** The same as `text`, with formatting. Null sends plain text only. */
  html: string | null;
};

/** Sends emails. */
export interface Mailer {
  /** Resolves once another server accepted the email. Rejects when it must be sent again. */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

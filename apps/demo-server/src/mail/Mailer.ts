/** A mail as text. */
export type OutgoingMail = {
  /** The same for each try, so that a mail that arrives twice can be told to be one. */
  id: string;
  to: string;
  subject: string;
  text: string;
};

/** Who carries mails away. */
export interface Mailer {
  /** Resolves once somebody else is responsible for the mail; rejects when it has to be tried again. */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

-- PostgreSQL treats a column of a unique index as a key: changing it excludes everybody who inserts a row that
-- refers to the method. An exclusion constraint says the same and is no key, so that a new order of a customer's
-- methods never waits for a payment, or a payment for it.
alter table payment_methods drop constraint payment_methods_customer_id_priority_key;
alter table payment_methods add constraint payment_methods_one_of_each_priority
  exclude using btree (customer_id with =, priority with =) deferrable initially deferred;

-- The queue makes its tables at the first start, and two servers that make its schema at once are one too many.
-- Made here, under the lock of the migrations, it is there already.

create schema if not exists jobs;

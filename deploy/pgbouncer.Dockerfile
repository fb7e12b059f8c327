# PgBouncer from Debian's packages, because its makers publish no image.

FROM debian:bookworm-slim
RUN apt-get update && apt-get install --yes --no-install-recommends pgbouncer && rm -rf /var/lib/apt/lists/*
USER postgres
WORKDIR /etc/coffer
EXPOSE 6432
CMD ["pgbouncer", "pgbouncer.ini"]

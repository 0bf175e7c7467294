# syntax=docker/dockerfile:1

# The channel of rust-toolchain.toml; .ci/deployment compares them.
ARG RUST_VERSION=1.95.0

FROM rust:${RUST_VERSION}-slim-bookworm AS build
ARG RUST_VERSION
# The image's own toolchain, without the components that only development needs.
ENV RUSTUP_TOOLCHAIN=${RUST_VERSION}
WORKDIR /src
COPY . .
# The caches stay with the builder: an image made again compiles what changed. A failed copy fails the build, so the
# program that is copied out is the one just built.
RUN --mount=type=cache,target=/usr/local/cargo/registry,sharing=locked \
    --mount=type=cache,target=/src/target,sharing=locked \
    cargo build --release --locked --package openimis \
    && install -D -m 0755 target/release/openimis /out/openimis \
    && install -d /out/data

# glibc, certificates and time zones; no shell, no package manager.
FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /out/openimis /usr/local/bin/openimis
# A volume made here inherits the owner.
COPY --from=build --chown=10001:10001 /out/data /var/lib/openimis
USER 10001:10001
# A container without a database is a mistake, not a demonstration.
ENV OPENIMIS__SERVER__MODE=production \
    OPENIMIS__SERVER__ADDRESS=0.0.0.0:8080 \
    OPENIMIS__SERVER__DATA_FOLDER=/var/lib/openimis
WORKDIR /var/lib/openimis
VOLUME /var/lib/openimis
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["openimis"]
CMD ["serve"]

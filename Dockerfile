FROM node:24-bookworm-slim AS build
WORKDIR /srv/preflight
COPY package.json package-lock.json .npmrc ./
# The image brings Node itself, and the database is a container of its own.
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs && npm prune --omit=dev --omit=optional --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production PREFLIGHT_PREBUILT=1 HOST=0.0.0.0 PORT=3000
WORKDIR /srv/preflight
COPY --from=build --chown=root:root /srv/preflight ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "scripts/start.mjs"]

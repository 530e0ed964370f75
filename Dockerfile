# Any image with Node.js 22 or later for linux/amd64 or linux/arm64, glibc or musl.
ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
# No package's script runs: the only one that matters fetches a second Node.js for the checkout, and the image has its own.
RUN npm ci --ignore-scripts
COPY . .
# The image holds what the npm package holds, so "files" in package.json is the only list.
RUN npm pack && mkdir /paystub && tar -xzf paystub-*.tgz -C /paystub --strip-components=1
# The database brings its sources and a binary for every platform; it runs with its lib and the one binary that it picks here.
RUN npm prune --omit=dev --ignore-scripts \
  && cd node_modules/better-sqlite3 \
  && binary="$(node -p 'require("./lib/binding.js").getPrebuildPath()')" \
  && install -D -m 644 -t /paystub/node_modules/better-sqlite3/prebuilds "$binary" \
  && cp -r package.json LICENSE lib /paystub/node_modules/better-sqlite3/

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="Paystub" \
  org.opencontainers.image.description="A faithful, stateful sandbox of payment providers in one process" \
  org.opencontainers.image.licenses="MIT"
# A named volume that is mounted here takes over the owner.
RUN install -d -o 1000 -g 1000 /data
COPY --from=build /paystub /paystub
ENV NODE_ENV=production PAYSTUB_HOST=0.0.0.0
EXPOSE 4747
# A number, so that Kubernetes can tell that it is not root.
USER 1000:1000
# --data paystub.db names a file in the volume too.
WORKDIR /data
# Slim images have no curl. No start period: some engines wait five seconds and more for the first check in it.
HEALTHCHECK --interval=3s --timeout=3s --retries=10 CMD ["node", "-e", "require('node:http').get({ host: '127.0.0.1', port: process.env.PAYSTUB_PORT || 4747, path: '/_paystub/health' }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
# Node.js is the first process, so that SIGTERM reaches it.
ENTRYPOINT ["node", "/paystub/bin/paystub.js"]

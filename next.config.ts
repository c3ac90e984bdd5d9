import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ["postgres"],
  // `npm run verify` checks the types; a build that did so again would keep `npm start` waiting for a third of its time.
  typescript: { ignoreBuildErrors: true },
};

export default createNextIntlPlugin("./app/_i18n/request.ts")(config);

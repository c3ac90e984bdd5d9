import "./globals.css";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "./_i18n/client-messages";
import { Footer } from "./_ui/footer";
import { Header } from "./_ui/header";
import shell from "./_ui/shell.module.css";
import { Theme } from "./_ui/theme";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: { default: "Leadtime", template: "%s · Leadtime" }, description: t("description") };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("shell");
  return (
    <html lang={await getLocale()} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" />
        <noscript>
          <style>{"[data-needs-script]{display:none!important}"}</style>
        </noscript>
      </head>
      <body>
        <Theme>
          <ClientMessages of={["shell"]}>
            <a className={shell.skip} href="#main">
              {t("skipToContent")}
            </a>
            <Header />
            <main id="main" tabIndex={-1} className={shell.main}>
              {children}
            </main>
            <Footer />
          </ClientMessages>
        </Theme>
      </body>
    </html>
  );
}

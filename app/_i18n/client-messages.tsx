import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Namespace } from "./messages";

/** Gives the client parts inside it the messages of these files and of tables, so that a page does not carry every screen's text. */
export async function ClientMessages({ of, children }: { of: readonly Namespace[]; children: ReactNode }) {
  const messages = await getMessages();
  return (
    <NextIntlClientProvider
      messages={Object.fromEntries([...of, "table" as const].map((name) => [name, messages[name]]))}
    >
      {children}
    </NextIntlClientProvider>
  );
}

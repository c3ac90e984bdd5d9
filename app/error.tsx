"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("shell");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <div role="alert">
      <h1>{t("error.title")}</h1>
      <p>{t("error.explanation")}</p>
      {digest && <p>{t("error.reference", { digest })}</p>}
      <Button onClick={retry}>{t("error.again")}</Button>
    </div>
  );
}

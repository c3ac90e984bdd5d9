"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

type Props = {
  /** Whose words: the client parts of a page get the messages of their own screen only. */
  of: "scenarios" | "what-if";
  address: () => string;
  statusClassName?: string;
  byHandClassName?: string;
};

/** Copies an address; where the browser does not allow that, shows it to be copied by hand. */
export function CopyLink({ of, address, statusClassName, byHandClassName }: Props) {
  const t = useTranslations(of);
  const [copied, setCopied] = useState<{ address: string; isDone: boolean } | null>(null);
  async function copy() {
    const text = address();
    try {
      await navigator.clipboard.writeText(text);
      setCopied({ address: text, isDone: true });
    } catch {
      setCopied({ address: text, isDone: false });
    }
  }
  return (
    <>
      <button type="button" onClick={copy}>
        {t("copyLink")}
      </button>
      <span role="status" className={statusClassName}>
        {copied?.isDone && t("copied")}
      </span>
      {copied && !copied.isDone && (
        <label className={byHandClassName}>
          {t("copyByHand")}
          <input readOnly value={copied.address} onFocus={({ currentTarget }) => currentTarget.select()} />
        </label>
      )}
    </>
  );
}

"use client";

import { useClipboard } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useState } from "react";

const SHOWN_MS = 10_000;

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
  const { copy, copied, error } = useClipboard({ timeout: SHOWN_MS });
  const [link, setLink] = useState("");
  return (
    <>
      <button
        type="button"
        onClick={() => {
          const current = address();
          setLink(current);
          copy(current);
        }}
      >
        {t("copyLink")}
      </button>
      <span role="status" className={statusClassName}>
        {copied && t("copied")}
      </span>
      {error && (
        <label className={byHandClassName}>
          {t("copyByHand")}
          <input readOnly value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
        </label>
      )}
    </>
  );
}

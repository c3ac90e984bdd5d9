import { useTranslations } from "next-intl";
import { useState } from "react";
import styles from "./what-if.module.css";

/** Copies the what-if's address; where the browser does not allow that, shows it to be copied by hand. */
export function CopyLink({ address }: { address: () => string }) {
  const t = useTranslations("what-if");
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
      <span role="status">{copied?.isDone && t("copied")}</span>
      {copied && !copied.isDone && (
        <label className={styles.byHand}>
          {t("copyByHand")}
          <input readOnly value={copied.address} onFocus={({ currentTarget }) => currentTarget.select()} />
        </label>
      )}
    </>
  );
}

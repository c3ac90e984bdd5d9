"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import styles from "./what-if.module.css";
import type { WhatIfProps } from "./what-if-props";

const WhatIfPanel = dynamic(() => import("./what-if-panel").then(({ WhatIfPanel: panel }) => panel), {
  ssr: false,
  loading: Loading,
});

/** Closed until the reader opens it, or comes by a link that holds a what-if; only then is the engine loaded. */
export function WhatIf(props: WhatIfProps) {
  const t = useTranslations("what-if");
  const [isOpened, setOpened] = useState(props.link !== "");
  return (
    <details
      className={styles.details}
      open={props.link !== ""}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setOpened(true);
      }}
    >
      <summary>{t("open")}</summary>
      <noscript>{t("needsScripts")}</noscript>
      {isOpened && <WhatIfPanel {...props} />}
    </details>
  );
}

function Loading() {
  return <p>{useTranslations("what-if")("loading")}</p>;
}

import { useTranslations } from "next-intl";
import { version } from "@/package.json";
import styles from "./shell.module.css";

export function Footer() {
  const t = useTranslations("shell");
  return (
    <footer className={styles.footer}>
      <span>
        {t("footer.data")}{" "}
        <a href="https://epoch.ai/data/data-centers" rel="license noopener">
          Epoch AI, Frontier Data Centers, CC BY 4.0
        </a>
        ; Ember; FAO AQUASTAT via Our World in Data
      </span>
      <span>{t("footer.notAdvice")}</span>
      <span>{t("footer.version", { version })}</span>
    </footer>
  );
}

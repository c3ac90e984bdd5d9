import { useTranslations } from "next-intl";
import type { FlagRow } from "@/app/_data/flags";
import { FlagBody } from "@/app/_flags/flag-body";
import { Stake } from "@/app/_flags/stake";
import { Severity } from "@/app/_ui/severity";
import type { PhaseRecord } from "@/lib/domain/records";
import { flagKinds } from "@/lib/flags/types";
import styles from "./site.module.css";

type Props = {
  slug: string;
  phase: PhaseRecord;
  flags: FlagRow[];
  /** The forecast that raises them is still being calculated. */
  isCalculating: boolean;
};

/** What is flagged of the phase and of its whole site: risks, tasks and changes apart. */
export function FlagsCard({ slug, phase, flags, isCalculating }: Props) {
  const t = useTranslations("site.flags");
  const kinds = useTranslations("flags.kinds");
  const own = flags.filter(({ phases }) => phases.some(({ id }) => id === phase.id));
  const elsewhere = flags.length - own.length;
  return (
    <section className={styles.card} aria-labelledby="flags">
      <h2 id="flags">
        {t("title")}
        {elsewhere > 0 && <small>{t("elsewhere", { count: elsewhere })}</small>}
      </h2>
      {own.length === 0 && <p className={styles.note}>{t(isCalculating ? "calculating" : "none")}</p>}
      {flagKinds.map((kind) => {
        const ofKind = own.filter((flag) => flag.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <div key={kind}>
            <h3>{kinds(kind)}</h3>
            <ul className={styles.flagList}>
              {ofKind.map((flag) => (
                <li key={flag.id} id={`flag-${flag.id}`}>
                  <div className={styles.flagHead}>
                    {flag.severity && <Severity severity={flag.severity} />}
                    {kind === "risk" && (
                      <span>
                        <Stake flag={flag} />
                      </span>
                    )}
                  </div>
                  <FlagBody flag={flag} back={`/sites/${slug}?phase=${phase.ordinal}`} isOnSite />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

import type { Route } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { FlagRow } from "@/app/_data/flags";
import { formatDay } from "@/lib/format/dates";
import { isolated } from "@/lib/format/isolated";
import { answerFlagAction } from "./actions";
import { AnswerForm } from "./answer-form";
import { EvidenceLine } from "./evidence-line";
import { FlagAsk, FlagSentence, FlagTitle } from "./flag-sentence";
import styles from "./flags.module.css";
import { PrecisionLine } from "./precision-line";

type Props = {
  flag: FlagRow;
  /** Where the flag is shown: an answer leads back to it. */
  back: string;
  /** Whether it stands on the page of its site, where the claims are. */
  isOnSite?: boolean;
};

/** A flag as every screen shows it: what it says, what it asks for, what clears it, what it rests on, how it stands, and the answer to it. */
export function FlagBody({ flag, back, isOnSite = false }: Props) {
  const t = useTranslations("flags");
  const locale = useLocale();
  const titleOf = useTranslations("words.flagRule");
  const address = `/flags/${flag.id}` as Route;
  const answer = answerFlagAction.bind(null, flag.id);
  return (
    <div className={styles.flag}>
      <strong className={styles.title}>
        <FlagTitle rule={flag.rule} />
      </strong>
      <p>
        <FlagSentence rule={flag.rule} numbers={flag.numbers} />
      </p>
      {flag.lines.length > 0 && (
        <ul className={styles.lines}>
          {flag.lines.map((line) => (
            <li key={line.rule}>
              <FlagSentence rule={line.rule} numbers={line.numbers} />
            </li>
          ))}
        </ul>
      )}
      <FlagAsk rule={flag.rule} numbers={flag.numbers} />
      <EvidenceLine flag={flag} isOnSite={isOnSite} />
      <SaidLine flag={flag} />
      <p className={styles.under}>
        {t("since", { date: formatDay(flag.since, locale) })}
        {back !== address && (
          <>
            {" · "}
            <Link href={address} prefetch={false}>
              {t("history.link")}
            </Link>
          </>
        )}
      </p>
      <p className={styles.under}>
        <PrecisionLine rule={flag.rule} />
      </p>
      {flag.standing !== "cleared" && (
        <details className={styles.details}>
          <summary>{t(`open.${flag.standing}`)}</summary>
          <AnswerForm
            flagId={flag.id}
            action={answer}
            standing={flag.standing}
            version={flag.version}
            back={back}
            name={`${isolated(locale === "ko" ? flag.siteNameKo : flag.siteNameEn)}: ${titleOf(flag.rule)}`}
          />
        </details>
      )}
    </div>
  );
}

/** Who acknowledged or escalated it, when, until when and why; nothing while it stands as it was raised. */
function SaidLine({ flag: { said, standing } }: Pick<Props, "flag">) {
  const t = useTranslations("flags.said");
  const locale = useLocale();
  if (!said || (standing !== "acknowledged" && standing !== "escalated")) return null;
  const { by, at, note, until } = said;
  return (
    <p className={styles.said} data-testid="flag-said">
      {t(standing, {
        by: isolated(by),
        date: formatDay(at.slice(0, 10), locale),
        until: until === null ? "" : formatDay(until, locale),
        ends: until === null ? "no" : "yes",
      })}
      {note !== null && <q className={styles.note}>{note}</q>}
    </p>
  );
}

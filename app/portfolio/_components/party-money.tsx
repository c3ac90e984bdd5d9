import { useLocale, useTranslations } from "next-intl";
import { usdText } from "@/app/_ui/money-text";
import parts from "@/app/_ui/parts.module.css";
import { ScrollRegion } from "@/app/_ui/scroll-region";
import tables from "@/app/_ui/table.module.css";
import { Unknown } from "@/app/_ui/unknown";
import { formatCount, formatNumber } from "@/lib/format/numbers";
import { type PartyFigures, partyAmounts } from "@/lib/money/party-sums";
import styles from "./portfolio.module.css";

const columns = ["amount", "mean", "range", "known"] as const;

/** What late power and permits cost the phases of each party; an owner's and a landlord's dollars are never added. */
export function PartyMoney({ money, idleMonths }: { money: readonly PartyFigures[]; idleMonths: number }) {
  const t = useTranslations("portfolio.money");
  const locale = useLocale();
  return (
    <section className={`${parts.card} ${styles.money}`} data-testid="party-money">
      <h2>
        {t("title")}
        <small>{t("subtitle")}</small>
      </h2>
      {money.length === 0 && <p>{t("none")}</p>}
      {money.map(({ ownership, phases, partyNotStated, amounts }) => (
        <section key={ownership} data-party={ownership}>
          <h3>{t(`party.${ownership}`)}</h3>
          <p className={parts.dim}>
            {t("phases", { phases })} {partyNotStated > 0 && t("partyNotStated", { phases: partyNotStated })}
          </p>
          <ScrollRegion label={t(`party.${ownership}`)}>
            <table className={`${tables.numbers} ${tables.auto}`}>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {t(`column.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {partyAmounts.map((name) => {
                  const amount = amounts[name];
                  const of = { known: formatCount(amount?.known ?? 0, locale), of: formatCount(phases, locale) };
                  return (
                    <tr key={name} data-figure={name}>
                      <th scope="row">{t(`amount.${name}`, { months: formatNumber(idleMonths, locale) })}</th>
                      {amount === null ? (
                        <td colSpan={2}>
                          <Unknown reason={t("unknown")} />
                        </td>
                      ) : (
                        <>
                          <td data-value={amount.mean}>{usdText(amount.mean, locale)}</td>
                          <td>
                            {usdText(amount.p10, locale)} – {usdText(amount.p90, locale)}
                          </td>
                        </>
                      )}
                      <td>{t("ofPhases", of)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </ScrollRegion>
        </section>
      ))}
      <p className={parts.dim}>{t("meaning", { months: formatNumber(idleMonths, locale) })}</p>
    </section>
  );
}

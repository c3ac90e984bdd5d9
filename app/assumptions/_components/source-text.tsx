import { useLocale } from "next-intl";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import type { EvidenceMark } from "@/lib/domain/words";
import { proseIn } from "@/lib/format/prose";
import { splitAddresses } from "./split-addresses";

type Props = { mark: EvidenceMark; text: string; korean?: string | null; url: string | null };

/** Mark and reason of a figure; the web addresses in it are links, and so is the source's own. */
export function SourceText({ mark, text, korean, url }: Props) {
  const said = proseIn(useLocale(), text, korean);
  return (
    <>
      <EvidenceBadge mark={mark} />{" "}
      <span lang={said?.lang}>
        {splitAddresses(said?.text ?? "").map(({ at, text: part, href }) =>
          href === null ? (
            part
          ) : (
            <a key={at} href={href} rel="noopener noreferrer" target="_blank">
              {part}
            </a>
          ),
        )}
      </span>
      {url && (
        <>
          {" "}
          <a href={url} rel="noopener noreferrer" target="_blank">
            {URL.canParse(url) ? new URL(url).hostname : url}
          </a>
        </>
      )}
    </>
  );
}

import { useLocale } from "next-intl";
import { EvidenceBadge } from "@/app/_ui/evidence-badge";
import { WebLink } from "@/app/_ui/web-link";
import type { EvidenceMark } from "@/lib/domain/vocabulary";
import { isWebAddress } from "@/lib/domain/web-address";
import { proseIn } from "@/lib/format/prose";
import { splitAddresses } from "./split-addresses";

type Props = { mark: EvidenceMark; text: string; korean?: string | null; url: string | null };

/** Mark and reason of a figure; the web addresses in it are links, and so is the source's own. */
export function SourceText({ mark, text, korean, url }: Props) {
  const said = proseIn(useLocale(), text, korean);
  return (
    <>
      <EvidenceBadge mark={mark} />{" "}
      <bdi lang={said?.lang}>
        {splitAddresses(said?.text ?? "").map(({ at, text: part, href }) =>
          href === null ? (
            part
          ) : (
            <WebLink key={at} href={href} target="_blank">
              {part}
            </WebLink>
          ),
        )}
      </bdi>
      {url && (
        <>
          {" "}
          <WebLink href={url} target="_blank">
            {isWebAddress(url) ? new URL(url).hostname : url}
          </WebLink>
        </>
      )}
    </>
  );
}

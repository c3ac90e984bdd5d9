import { useLocale } from "next-intl";
import { proseIn } from "@/lib/format/prose";

type Props = { text: string | null; korean?: string | null; className?: string };

/** Prose of the records in the reader's language, else in the language in which it was written. */
export function Prose({ text, korean, className }: Props) {
  const said = proseIn(useLocale(), text, korean);
  return (
    said && (
      <bdi className={className} lang={said.lang}>
        {said.text}
      </bdi>
    )
  );
}

import type { ComponentProps } from "react";
import { isWebAddress } from "@/lib/domain/web-address";

type Props = Omit<ComponentProps<"a">, "href"> & { href: string | null | undefined };

/**
 * A link to an address from the records. One that no reader may follow, and one that is missing, leaves its words as text. The words are
 * somebody's: their direction of writing ends with them.
 */
export function WebLink({ href, children, title, ...rest }: Props) {
  const words = children && <bdi>{children}</bdi>;
  if (!href || !isWebAddress(href)) return title ? <span title={title}>{words}</span> : words;
  return (
    <a href={href} title={title} rel="noopener noreferrer" {...rest}>
      {words}
    </a>
  );
}

import type { ComponentProps } from "react";
import { isWebAddress } from "@/lib/domain/web-address";

type Props = Omit<ComponentProps<"a">, "href"> & { href: string | null | undefined };

/** A link to an address from the records. One that no reader may follow, and one that is missing, leaves its words as text. */
export function WebLink({ href, children, title, ...rest }: Props) {
  if (!href || !isWebAddress(href)) return title ? <span title={title}>{children}</span> : children;
  return (
    <a href={href} title={title} rel="noopener noreferrer" {...rest}>
      {children}
    </a>
  );
}

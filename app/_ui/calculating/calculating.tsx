import type { Pending } from "@/app/_data/results";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { CalculatingProgress } from "./calculating-progress";

/** In place of figures that are still to be computed: asks for them, shows how far they are, and reads the page again. */
export function Calculating({ pending: { route, page } }: { pending: Pending }) {
  return (
    <ClientMessages of={["simulations"]}>
      <CalculatingProgress key={route} route={route} page={page} />
    </ClientMessages>
  );
}

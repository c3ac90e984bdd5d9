import "server-only";
import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { classifyError } from "@/db/classify-error";

/** A route that answers 503 with a sentence in the reader's language while its database is away; any other error is thrown on. */
export function whileAvailable<Given extends unknown[]>(
  answer: (...given: Given) => Promise<Response>,
): (...given: Given) => Promise<Response> {
  return async (...given) => {
    try {
      return await answer(...given);
    } catch (error) {
      unstable_rethrow(error);
      if (classifyError(error) !== "unavailable") throw error;
      console.error("unavailable:", error);
      const t = await getTranslations("shell");
      const headers = { "content-type": "text/plain; charset=utf-8", "retry-after": "5", "cache-control": "no-store" };
      return new Response(t("unavailable"), { status: 503, headers });
    }
  };
}

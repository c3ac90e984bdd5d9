import type { Locale as LeadtimeLocale } from "@/lib/domain/vocabulary";
import type { Messages as LeadtimeMessages } from "./messages";

/** A key that the English files do not hold fails `tsc`. */
declare module "next-intl" {
  interface AppConfig {
    Locale: LeadtimeLocale;
    Messages: LeadtimeMessages;
  }
}

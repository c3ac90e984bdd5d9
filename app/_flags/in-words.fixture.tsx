import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import type { Locale } from "@/lib/domain/vocabulary";
import type { FlagNumbers, FlagRule } from "@/lib/flags/types";
import enFlags from "@/messages/en/flags.json";
import enWords from "@/messages/en/words.json";
import koFlags from "@/messages/ko/flags.json";
import koWords from "@/messages/ko/words.json";
import { FlagSentence } from "./flag-sentence";

const messages = { en: { flags: enFlags, words: enWords }, ko: { flags: koFlags, words: koWords } };

/** What a sentence of a flag must not hold: a value or a message that is not there, an unclosed part, a gap. */
export const unfit = /undefined|null|NaN|[{}]| {2}|\( ?\)| [.,;]|\.\./;

/** A part of a flag as a screen shows it, without its tags. @throws when a message asks for a value that is not given */
export function inWords(locale: Locale, rule: FlagRule, numbers: FlagNumbers, Part = FlagSentence): string {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={messages[locale]}
      timeZone="UTC"
      onError={(problem) => {
        throw problem;
      }}
    >
      <Part rule={rule} numbers={numbers} />
    </NextIntlClientProvider>,
  );
  return html.replaceAll(/<[^>]+>/g, "").replaceAll("&#x27;", "'");
}

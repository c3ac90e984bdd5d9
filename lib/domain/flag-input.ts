import { z } from "zod";
import { id, optionalDay, optionalText, text, wholeNumber } from "./fields";

/** The most characters of what an analyst writes about a flag. */
export const FLAG_NOTE_LIMIT = 1_000;

const flagFields = {
  flagId: id("flagId"),
  /** The version that the analyst had before them. */
  basedOnVersion: wholeNumber("basedOnVersion", 1, 1_000_000_000),
};

/** Why a flag is set aside for a while; `until`, where given, is the day on which it speaks again. */
export const FlagAcknowledgement = z
  .object({ ...flagFields, note: text("note", FLAG_NOTE_LIMIT), until: optionalDay("until") })
  .strict();

/** Why somebody else must act on a flag. */
export const FlagEscalation = z.object({ ...flagFields, note: text("note", FLAG_NOTE_LIMIT) }).strict();

/** Takes an acknowledgement or an escalation back. */
export const FlagReopening = z.object({ ...flagFields, note: optionalText("note", FLAG_NOTE_LIMIT) }).strict();

/** What an analyst says about a flag, whichever step it takes. */
export type FlagAnswer = { flagId: number; basedOnVersion: number; note?: string | null; until?: string | null };

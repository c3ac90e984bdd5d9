import { z } from "zod";
import { text } from "./fields";
import { locales, userRoles } from "./vocabulary";

export const UserInput = z
  .object({
    id: text("id", 100),
    name: text("name", 200),
    email: z.email("email: expected an e-mail address").max(320, "email: at most 320 characters"),
    role: z.enum(userRoles, `role: expected one of ${userRoles.join(", ")}`),
    locale: z.enum(locales, `locale: expected one of ${locales.join(", ")}`),
    isDemo: z.boolean(),
  })
  .strict();
export type UserInput = z.infer<typeof UserInput>;

"use server";

import type { Route } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { isLocale, LOCALE_COOKIE } from "./preferred-locale";

/** Keeps the language for a year and shows the same page again. */
export async function setLocaleAction(form: FormData): Promise<void> {
  const locale = form.get("locale");
  if (isLocale(locale)) {
    (await cookies()).set(LOCALE_COOKIE, locale, { path: "/", maxAge: 31_536_000, sameSite: "lax", httpOnly: true });
  }
  redirect((await samePage()) as Route);
}

/** The path that the form was on; never another host's. */
async function samePage(): Promise<string> {
  const all = await headers();
  const referer = all.get("referer");
  if (!referer || !URL.canParse(referer)) return "/sites";
  const url = new URL(referer);
  return url.host === (all.get("x-forwarded-host") ?? all.get("host")) ? url.pathname + url.search : "/sites";
}

"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

const FIRST_MS = 2_000;
const LONGEST_MS = 30_000;
const GIVEN_UP_AFTER_MS = 300_000;

/**
 * Reads the page again while it is shown: after two seconds, then after twice as long each time, up to half a minute. It pauses while the
 * tab is hidden. After five minutes of waiting it stops and shows `overdue`.
 */
export function ReadAgain({ overdue }: { overdue: string }) {
  const router = useRouter();
  const [isOverdue, setIsOverdue] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waitMs = FIRST_MS;
    let waitedMs = 0;
    const wait = () => {
      if (document.hidden || timer) return;
      if (waitedMs >= GIVEN_UP_AFTER_MS) {
        setIsOverdue(true);
        return;
      }
      timer = setTimeout(() => {
        timer = undefined;
        router.refresh();
        waitedMs += waitMs;
        waitMs = Math.min(waitMs * 2, LONGEST_MS);
        wait();
      }, waitMs);
    };
    const onVisibility = () => {
      if (document.hidden) {
        clearTimeout(timer);
        timer = undefined;
      } else wait();
    };
    document.addEventListener("visibilitychange", onVisibility);
    wait();
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [router]);
  return isOverdue && ` ${overdue}`;
}
